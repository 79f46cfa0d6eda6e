import { KitActs } from '../features/kit/kit-acts';
import { KitForms } from '../features/kit/kit-forms';
import { KitStates } from '../features/kit/kit-states';
import { notFound } from '../server/run-operation';
import { serverContext } from '../server-context';
import { pageTitle } from '../shell/words';
import type { Route } from './+types/kit';

export const meta: Route.MetaFunction = () => [{ title: pageTitle('Kit') }];

/** The gallery of parts; only where demo people live, never on the real site. */
export function loader({ context }: Route.LoaderArgs) {
  if (!context.get(serverContext).demo) throw notFound();
  return null;
}

export default function Kit() {
  return (
    <div className="page page--body stack stack--7">
      <h1 className="display">Kit</h1>
      <section className="stack" aria-labelledby="acts">
        <h2 id="acts">Acts</h2>
        <KitActs />
      </section>
      <section className="stack" aria-labelledby="states">
        <h2 id="states">States</h2>
        <KitStates />
      </section>
      <section className="stack page--column" aria-labelledby="forms">
        <h2 id="forms">Forms</h2>
        <KitForms />
      </section>
    </div>
  );
}
