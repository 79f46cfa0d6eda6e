import { type ReactNode, useState } from 'react';
import { Provider } from 'urql';
import { createApiClient } from './client';
import type { SessionViewer } from '../server-context';
import { ProofDialog } from './proof-dialog';
import { SessionEndDialog } from './session-end-dialog';

/** Everything below may load data and act; made once per visit of the member area. */
export default function LiveSession({ viewer, children }: { viewer: SessionViewer; children: ReactNode }) {
  const [client] = useState(createApiClient);
  return (
    <Provider value={client}>
      {children}
      <SessionEndDialog email={viewer.email} />
      <ProofDialog email={viewer.email} secondFactor={viewer.secondFactor} />
    </Provider>
  );
}
