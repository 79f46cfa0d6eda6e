import { PlainPage } from '../features/site/plain-page';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/terms';

export const meta: Route.MetaFunction = ({ matches }) =>
  shareMeta(matches, 'Terms', 'What owners, experts and Sidecrew agree on: held payments, fees, what is not allowed, and disputes.');

export default function Terms() {
  return (
    <PlainPage title="Terms" draft>
      <p className="muted">Version of 1 November 2026.</p>
      <h2>Who agrees with whom</h2>
      <p>
        Owners and experts make contracts with each other. Sidecrew provides the place, holds payments through its payment partner and helps
        when the two cannot agree.
      </p>
      <h2>Held payments</h2>
      <p>
        An owner pays before work starts. The payment is held until the owner approves, the review period ends, both agree on a split, or a
        ruling is made. What is not released goes back to where it came from.
      </p>
      <h2>Fees</h2>
      <p>Owners pay 4 % on top of the price. Experts give 8 % of what is released. Fees are fixed with each contract.</p>
      <h2>What is not allowed</h2>
      <ul>
        <li>Agreeing to pay outside Sidecrew for work that was found here.</li>
        <li>Academic work in someone else’s name, invented reviews, spam, or anything unlawful.</li>
        <li>Sharing contact details before a contract exists.</li>
      </ul>
      <h2>Disputes</h2>
      <p>
        A dispute is free and takes at most 21 days. A person proposes a split with reasons; if either side rejects it, a second person
        decides.
      </p>
    </PlainPage>
  );
}
