import { Tabs } from '@sidecrew/ui';
import { paths, type SettingsPage } from '../paths';
import { useViewer } from './use-viewer';

/** The pages of the settings, in the order of their tabs. */
export const settingsLabels: Readonly<Record<SettingsPage, string>> = {
  profile: 'You',
  cards: 'Cards',
  security: 'Security',
  sessions: 'Where you are signed in',
};

/** The way between the pages of the settings; cards are for who pays. */
export function SettingsTabs({ current }: { current: SettingsPage }) {
  const { isOwner } = useViewer();
  const pages = (Object.keys(settingsLabels) as SettingsPage[]).filter((page) => page !== 'cards' || isOwner);
  return (
    <Tabs
      label="Settings"
      tabs={pages.map((page) => ({ href: paths.settings(page), label: settingsLabels[page], current: page === current }))}
    />
  );
}
