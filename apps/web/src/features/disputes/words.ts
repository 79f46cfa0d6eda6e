import type { DisputeReason, DisputeState, Party } from '../../gql/graphql';

export const reasons: Readonly<Record<DisputeReason, string>> = {
  not_delivered: 'Nothing was delivered',
  not_as_agreed: 'It is not what was agreed',
  quality: 'The quality is not good enough',
  late: 'It came too late to be of use',
  scope: 'More was asked for than agreed',
  payment: 'Payment is held back without reason',
  other: 'Something else',
};

export type Names = Readonly<Record<Party, string>>;

export const otherParty = (party: Party): Party => (party === 'owner' ? 'expert' : 'owner');

interface Standing {
  state: DisputeState;
  openedBy: Party;
  /** What the viewer is in it; staff are null. */
  role?: Party | null;
  mediator?: { name: string } | null;
  outcomeKind?: string | null;
}

/** Who moves next, as a heading, and what follows when nobody does. */
export function nextStep(dispute: Standing, names: Names): { title: string; then?: string } {
  const { role, mediator } = dispute;
  const answerer = otherParty(dispute.openedBy);
  switch (dispute.state) {
    case 'opened':
      return {
        title: role === answerer ? 'Your answer is due' : `${names[answerer]} answers`,
        then: 'Without an answer one of our staff looks at what is here. Nobody loses by silence.',
      };
    case 'negotiating':
      return {
        title: role ? 'Look for a split together' : 'Both sides look for a split',
        then: 'After that one of our staff helps; either side can ask for it 48 hours after the answer.',
      };
    case 'mediation':
      return {
        title: mediator ? `${mediator.name} proposes a split` : 'One of our staff proposes a split',
        then: 'You can still agree between you: an accepted split ends the dispute.',
      };
    case 'proposed':
      return { title: 'Both sides answer the proposal', then: 'If nobody rejects it in time, it counts as accepted.' };
    case 'review':
      return { title: 'A second person decides', then: 'No more evidence can be added.' };
    case 'decided':
      return { title: 'The decision waits to be carried out', then: 'Earlier, as soon as both sides agree to it.' };
    case 'appealed':
      return { title: 'A third person decides, finally' };
    case 'settled':
    case 'executing':
      return { title: 'The money is on its way' };
    case 'closed':
      return { title: closing(dispute.outcomeKind) };
  }
}

function closing(outcomeKind: string | null | undefined): string {
  switch (outcomeKind) {
    case 'withdrawn':
      return 'Withdrawn: the contract goes on where it stood';
    case 'charged_back':
      return 'Closed: the bank took the payment back';
    case 'decided':
      return 'Closed as decided';
    case 'proposal_accepted':
    case 'proposal_by_silence':
      return 'Closed as proposed';
    default:
      return 'Closed as you both agreed';
  }
}

/** The state of a movement as the pills call it. */
export function legState(kind: string, state: string): string {
  const isRefund = kind === 'refund';
  if (state === 'confirmed') return isRefund ? 'refunded' : 'released';
  if (state === 'refused' || state === 'failed') return isRefund ? 'refunding_blocked' : 'approved_blocked';
  return isRefund ? 'refunding' : 'releasing';
}
