import type { IconName } from '@sidecrew/ui';
import { paths } from '../paths';
import type { SessionViewer } from '../server-context';
import { words } from './words';

interface NavItem {
  href: string;
  label: string;
  /** Current only on this very page, not below it. */
  exact?: boolean;
}

/** The main ways: what a visitor looks at, or what a member works with. */
export function mainLinks(viewer: SessionViewer | null): NavItem[] {
  if (!viewer) {
    return [
      { href: paths.tasks, label: words.findTasks },
      { href: paths.experts, label: words.findExperts },
      { href: paths.howItWorks, label: words.howItWorks },
      { href: paths.fees, label: words.fees },
    ];
  }
  return [
    { href: paths.home, label: words.home },
    { href: paths.contracts, label: words.contracts },
    ...(viewer.isOwner ? [{ href: paths.myTasks, label: words.myTasks }] : []),
    ...(viewer.isExpert ? [{ href: paths.bids, label: words.myBids }] : []),
    { href: paths.tasks, label: words.findTasks, exact: true },
    ...(viewer.isOwner ? [{ href: paths.experts, label: words.findExperts }] : []),
    { href: paths.messages, label: words.messages },
    ...(viewer.isAdmin ? [{ href: paths.admin, label: words.admin }] : []),
  ];
}

/** What stands elsewhere on the page, for the palette. */
export function moreLinks(viewer: SessionViewer): NavItem[] {
  return [
    ...(viewer.isOwner ? [{ href: paths.newTask, label: words.describeTask }] : []),
    { href: paths.notifications, label: words.notices(viewer.unreadNotices) },
    { href: paths.howItWorks, label: words.howItWorks },
    { href: paths.fees, label: words.fees },
    { href: paths.accessibility, label: words.accessibility },
  ];
}

/** What belongs to the person rather than to the day's work. */
export function accountLinks(viewer: SessionViewer): Array<NavItem & { icon: IconName }> {
  return [
    ...(viewer.isOwner ? [{ href: paths.payments, label: words.payments, icon: 'card' as const }] : []),
    ...(viewer.isExpert
      ? [
          { href: paths.payouts, label: words.payouts, icon: 'money' as const },
          { href: paths.profile, label: words.profile, icon: 'user' as const },
        ]
      : []),
    { href: paths.statements, label: words.statements, icon: 'book' },
    { href: paths.settings('profile'), label: words.settings, icon: 'settings' },
  ];
}
