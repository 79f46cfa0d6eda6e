import { graphql } from '../gql';

/** Whatever concerns a home page also brings a notice. */
export const NoticesChanged = graphql(`
  subscription HomeChanged {
    noticesChanged {
      id
    }
  }
`);
