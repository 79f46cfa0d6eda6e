import { pageTitle } from '../shell/words';
import type { Route } from './+types/kit';
export const meta: Route.MetaFunction = () => [{ title: pageTitle('Kit') }];
export default function Kit() {
  return <h1>Kit</h1>;
}
