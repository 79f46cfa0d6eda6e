import { Icon } from '@sidecrew/ui';
import type { SessionViewer } from '../server-context';
import { words } from './words';

/** One quiet line above the page: that this is a demo, or that the mail address waits for its confirmation. */
export function PageBanner({ viewer, demo }: { viewer: SessionViewer | null; demo: boolean }) {
  const sentence = viewer && !viewer.emailVerified ? words.verify : demo ? words.demo : null;
  if (!sentence) return null;
  return (
    <aside className="banner" aria-label="About this site">
      <p className="page banner__line">
        <Icon name="info" small />
        {sentence}
      </p>
    </aside>
  );
}
