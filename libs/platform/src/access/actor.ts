/** What a person may act as. `admin` is a staff role, given by another admin with a record. */
export type Role = 'owner' | 'expert' | 'admin';

/** Who asks: one signed-in person. Verbs take an actor, never a bare user id. */
export interface Actor {
  readonly id: string;
  readonly roles: ReadonlySet<Role>;
  /** Session that the person uses, for fresh sign-in proof and "sign out everywhere". */
  readonly sessionId: string | null;
  /** Wall time of the last password or second-factor proof in this session. */
  readonly provedAt: Date | null;
}

export const isAdmin = (actor: Actor | null): boolean => actor?.roles.has('admin') ?? false;
