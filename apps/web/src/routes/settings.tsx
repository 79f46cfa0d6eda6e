import { Card } from '@sidecrew/ui';
import { type ReactNode, useId } from 'react';
import { LoadedView } from '../api/loaded-view';
import { useData } from '../api/use-data';
import { AccountForm } from '../features/identity/account-form';
import { PasswordForm } from '../features/identity/password-form';
import { SecondFactor } from '../features/identity/second-factor';
import { SessionList } from '../features/identity/session-list';
import { secondFactor as words } from '../features/identity/words';
import { graphql } from '../gql';
import { NotFoundPage } from '../shell/failure-pages';
import { PageHead } from '../shell/page-head';
import { settingsLabels, SettingsTabs } from '../shell/settings-tabs';
import type { Route } from './+types/settings';

const SettingsQuery = graphql(`
  query Settings {
    viewer {
      id
      ...AccountForm_viewer
      ...SecondFactor_viewer
    }
    sessions {
      id
      ...SessionList_session
    }
  }
`);

const pages = ['profile', 'security', 'sessions'] as const;

export default function Settings({ params }: Route.ComponentProps) {
  const loaded = useData(SettingsQuery, {});
  const current = pages.find((page) => page === params.page);
  if (!current) return <NotFoundPage />;
  return (
    <div className="page page--column page--body stack stack--5">
      <PageHead title="Settings" />
      <SettingsTabs current={current} />
      <LoadedView loaded={loaded} what="your settings">
        {({ viewer, sessions }) => (
          <>
            {current === 'profile' && viewer ? (
              <Part title={settingsLabels[current]}>
                <AccountForm viewer={viewer} onSaved={loaded.reload} />
              </Part>
            ) : null}
            {current === 'security' && viewer ? (
              <>
                <Part title={words.title}>
                  <SecondFactor viewer={viewer} onChanged={loaded.reload} />
                </Part>
                <Part title="Password">
                  <PasswordForm />
                </Part>
              </>
            ) : null}
            {current === 'sessions' ? (
              <Part title={settingsLabels[current]}>
                <SessionList sessions={sessions} onChanged={loaded.reload} />
              </Part>
            ) : null}
          </>
        )}
      </LoadedView>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <Card as="section" labelledBy={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </Card>
  );
}
