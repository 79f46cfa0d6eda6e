import { PlainPage } from '../features/site/plain-page';
import { shareMeta } from '../shell/share-meta';
import type { Route } from './+types/accessibility';

export const meta: Route.MetaFunction = ({ matches }) =>
  shareMeta(
    matches,
    'Accessibility',
    'How Sidecrew works with a keyboard, a screen reader and large text, and what to do when it does not.',
  );

export default function Accessibility() {
  return (
    <PlainPage title="Accessibility" draft>
      <p>We build for the Web Content Accessibility Guidelines 2.2, level AA.</p>
      <ul>
        <li>Everything works with a keyboard alone, in the order in which it is read.</li>
        <li>Text can be doubled in size; pages fit a width of 320 pixels.</li>
        <li>Colour never carries a meaning alone. Both themes keep the contrast.</li>
        <li>Nothing moves on its own. With reduced motion, nothing moves at all.</li>
        <li>Deadlines are told early, in words and with their zone, and a review can be extended once with one press.</li>
      </ul>
      <p>If something stands in your way, write to us. We answer within two working days.</p>
    </PlainPage>
  );
}
