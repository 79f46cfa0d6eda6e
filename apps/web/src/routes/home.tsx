import '../features/home/home.css';
import '../features/posting/posting.css';
import { KitLink, LinkButton, Notice } from '@sidecrew/ui';
import { home as words } from '../features/home/words';
import { paths } from '../paths';
import { PageHead } from '../shell/page-head';
import { useViewer } from '../shell/use-viewer';
import { ExpertSide } from './home-expert';
import { OwnerSide } from './home-owner';

export default function Home() {
  const viewer = useViewer();
  const both = viewer.isOwner && viewer.isExpert;
  return (
    <div className="page page--body stack stack--6">
      <PageHead
        title={words.title}
        action={
          viewer.isOwner ? (
            <LinkButton href={paths.newTask} icon="plus">
              Describe a task
            </LinkButton>
          ) : null
        }
      />
      {viewer.staffRests ? (
        <Notice tone="held" title="Your staff role rests">
          <p>
            Admins sign in with a second factor. <KitLink href={paths.settings('security')}>Turn it on</KitLink>
          </p>
        </Notice>
      ) : null}
      {viewer.isAdmin ? (
        <div>
          <LinkButton href={paths.admin} tone="primary">
            Open the admin desk
          </LinkButton>
        </div>
      ) : null}
      {both ? <h2>{words.ownerSide}</h2> : null}
      {viewer.isOwner ? <OwnerSide /> : null}
      {both ? <h2>{words.expertSide}</h2> : null}
      {viewer.isExpert ? <ExpertSide /> : null}
    </div>
  );
}
