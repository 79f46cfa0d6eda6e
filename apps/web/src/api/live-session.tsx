import { type ReactNode, useState } from 'react';
import { Provider } from 'urql';
import { createApiClient } from './client';
import { ProofDialog } from './proof-dialog';
import { SessionEndDialog } from './session-end-dialog';

/** Everything below may load data and act; made once per visit of the member area. */
export default function LiveSession({ email, children }: { email: string; children: ReactNode }) {
  const [client] = useState(createApiClient);
  return (
    <Provider value={client}>
      {children}
      <SessionEndDialog email={email} />
      <ProofDialog email={email} />
    </Provider>
  );
}
