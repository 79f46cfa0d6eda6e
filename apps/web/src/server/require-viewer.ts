import { redirect, type RouterContextProvider } from 'react-router';
import { paths } from '../paths';
import { serverContext, type SessionViewer } from '../server-context';

/** The person who is signed in; anyone else is sent to sign in and comes back here afterwards. */
export function requireViewer(request: Request, context: Readonly<RouterContextProvider>): SessionViewer {
  const { viewer } = context.get(serverContext);
  if (viewer) return viewer;
  const url = new URL(request.url);
  throw redirect(paths.signInAndReturn(`${url.pathname.replace(/\.data$/, '')}${url.search}`));
}
