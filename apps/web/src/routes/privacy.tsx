import { PlainPage } from '../features/site/plain-page';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/privacy';

export const meta: Route.MetaFunction = ({ matches }) =>
  shareMeta(matches, 'Privacy', 'What Sidecrew keeps about you, why, for how long, and what you can ask for.');

export default function Privacy() {
  return (
    <PlainPage title="Privacy" draft>
      <h2>What we keep</h2>
      <ul>
        <li>Your name, mail address, language and time zone.</li>
        <li>What you post, bid, deliver and write in messages.</li>
        <li>Payments: amounts, dates and the payment partner’s references. We never see card numbers.</li>
      </ul>
      <h2>Who sees it</h2>
      <p>
        Open tasks, expert profiles and published reviews are public. Bids are sealed. A contract and everything in it is seen by its two
        parties, and by our staff when there is a reason; each such look is recorded.
      </p>
      <h2>Cookies</h2>
      <p>
        One keeps you signed in. Two remember your colours and your time zone. There are no trackers and no third parties except the payment
        partner on its own pages.
      </p>
      <h2>Leaving</h2>
      <p>
        You can ask for a copy of your data and for its erasure. Records of money are kept as long as the law asks for, under a number
        instead of your name.
      </p>
    </PlainPage>
  );
}
