import type { SessionViewer } from '../server-context';

export type Role = 'isOwner' | 'isExpert' | 'isAdmin';

/** What a route exports as `handle`: who may open it. */
export interface MemberHandle {
  readonly only: Role;
}

export const staffOnly: MemberHandle = { only: 'isAdmin' };
export const ownersOnly: MemberHandle = { only: 'isOwner' };
export const expertsOnly: MemberHandle = { only: 'isExpert' };

/** The role that a page wants and this person lacks; null when it is open to them. */
export function missingRole(viewer: SessionViewer, matches: ReadonlyArray<{ handle?: unknown }>): Role | null {
  const wanted = matches.map(({ handle }) => (isMemberHandle(handle) ? handle.only : null));
  return wanted.find((role) => role !== null && !viewer[role]) ?? null;
}

function isMemberHandle(handle: unknown): handle is MemberHandle {
  return typeof handle === 'object' && handle !== null && 'only' in handle;
}
