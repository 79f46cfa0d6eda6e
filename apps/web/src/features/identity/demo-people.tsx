import { Avatar } from '@sidecrew/ui';
import { Form } from 'react-router';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { signIn as words } from './words';

export const DemoPeople_person = graphql(`
  fragment DemoPeople_person on DemoSignIn {
    name
    email
    role
    about
  }
`);

interface DemoPeopleProps {
  people: ReadonlyArray<FragmentType<typeof DemoPeople_person>>;
  next: string;
}

/** In demo mode: one button per person, each a plain form. */
export function DemoPeople({ people, next }: DemoPeopleProps) {
  return (
    <section className="stack stack--3" aria-labelledby="demo">
      <h2 id="demo">{words.demoTitle}</h2>
      <p className="small muted">{words.demoText}</p>
      <Form method="post" action={paths.signIn} className="sheet">
        <input type="hidden" name="next" value={next} />
        {readFragment(DemoPeople_person, people).map((person) => (
          <button key={person.email} type="submit" name="demo" value={person.email} className="demo-person">
            <Avatar name={person.name} />
            <span className="stack stack--1">
              <strong>{words.demoGo(person.name)}</strong>
              <span className="small muted">
                {person.role} · {person.about}
              </span>
            </span>
          </button>
        ))}
      </Form>
    </section>
  );
}
