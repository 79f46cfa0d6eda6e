import { KitLink, Notice, TimeText } from '@sidecrew/ui';
import type { BankNotice_MilestoneFragment } from '../../gql/graphql';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { Party } from '../../gql/graphql';
import { paths } from '../../paths';

export const BankNotice_milestone = graphql(`
  fragment BankNotice_milestone on Milestone {
    id
    bank {
      caseId
      kind
      openedAt
      dueAt
      answeredAt
      outcome
      closedAt
      isOwed
    }
  }
`);

type Question = NonNullable<BankNotice_MilestoneFragment['bank']>;

interface BankNoticeProps {
  role?: Party | null;
  milestones: ReadonlyArray<FragmentType<typeof BankNotice_milestone>>;
}

/** What a bank wants to know about a payment of this contract: what stands still, what happens next and until when, and how it ended. */
export function BankNotice({ role, milestones }: BankNoticeProps) {
  const newest = readFragment(BankNotice_milestone, milestones)
    .flatMap(({ bank }) => (bank ? [bank] : []))
    .toSorted((a, b) => b.openedAt.localeCompare(a.openedAt))[0];
  if (!newest) return null;
  return (
    <Notice tone={toneOf(newest.outcome)} title={titleOf(newest, role ?? null)}>
      {newest.outcome ? <Ended {...newest} role={role ?? null} /> : <Open {...newest} role={role ?? null} />}
      {newest.caseId ? (
        <p>
          <KitLink href={paths.chargeback(newest.caseId)}>Open the case</KitLink>
        </p>
      ) : null}
    </Notice>
  );
}

const toneOf = (outcome: Question['outcome']) => (outcome === null || outcome === undefined ? 'held' : outcome === 'lost' ? 'bad' : 'good');

function titleOf({ kind, outcome }: Question, role: Party | null): string {
  const bank = role === 'owner' ? 'Your bank' : 'The owner’s bank';
  if (outcome === 'lost') return `${bank} took this payment back`;
  if (outcome) return `${bank} is content`;
  return kind === 'chargeback' ? `${bank} wants this payment back` : `${bank} asks about this payment`;
}

function Open({ kind, dueAt, answeredAt, role }: Question & { role: Party | null }) {
  return (
    <>
      <p>
        {kind === 'chargeback'
          ? 'What is held for this work stands still: nothing is released, refunded or approved by silence until the bank has decided.'
          : 'The bank has taken nothing yet. Nothing is released meanwhile, and no deadline runs.'}{' '}
        Messages still work.
      </p>
      {answeredAt ? (
        <p>
          We answered the bank <TimeText at={answeredAt} day />. Its decision takes 60 to 75 days as a rule.
        </p>
      ) : (
        <p>
          We answer the bank
          {dueAt ? (
            <>
              {' '}
              by <TimeText at={dueAt} />
            </>
          ) : null}{' '}
          with what was agreed, delivered and approved here; its decision takes 60 to 75 days after that.
        </p>
      )}
      {role === 'expert' && !answeredAt ? (
        <p>Deliver what you have, or send it in a message: a PDF or picture of the finished work helps us most.</p>
      ) : null}
      {role === 'owner' ? <p>If you did not mean this, tell your bank that the payment is yours: then it can end early.</p> : null}
    </>
  );
}

function Ended({ outcome, closedAt, isOwed, role }: Question & { role: Party | null }) {
  const since = closedAt ? (
    <>
      {' '}
      (<TimeText at={closedAt} day />)
    </>
  ) : null;
  if (outcome !== 'lost') return <p>The payment stands, and everything goes on where it stood{since}.</p>;
  return (
    <>
      <p>The money went back to the card for good{since}.</p>
      {role === 'expert' ? (
        <p>
          {isOwed
            ? 'You owe what you were paid of it. At most a quarter of each later payment is kept for it, never more, and nothing from your bank.'
            : 'What you were paid for delivered work stays yours. Delivered and not paid yet? Write to us: the protection fund may pay you.'}
        </p>
      ) : null}
    </>
  );
}
