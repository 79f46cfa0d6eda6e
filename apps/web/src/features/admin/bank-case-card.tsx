import { LinkCard, MoneyText, StatusPill, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { kindNames, pillOf, reasonOf } from './bank-words';

export const BankCaseCard_case = graphql(`
  fragment BankCaseCard_case on BankCase {
    id
    kind
    state
    reason
    title
    ownerName
    openedAt
    dueAt
    closedAt
    amount {
      minor
      currency
    }
  }
`);

/** One case of a bank in the list: what, how much, why, and how long there is to answer. */
export function BankCaseCard({ bankCase }: { bankCase: FragmentType<typeof BankCaseCard_case> }) {
  const { id, kind, state, reason, title, ownerName, openedAt, dueAt, closedAt, amount } = readFragment(BankCaseCard_case, bankCase);
  return (
    <LinkCard
      href={paths.chargeback(id)}
      title={
        <>
          {kindNames[kind]}: <MoneyText amount={amount} />, <bdi>{title}</bdi>
        </>
      }
    >
      <p className="cluster">
        <StatusPill state={pillOf[state]} />
        <span>{reasonOf(reason).name}</span>
      </p>
      <p className="muted">
        Paid by <bdi>{ownerName}</bdi>, opened <TimeText at={openedAt} day />
        {state === 'needs_answer' && dueAt ? (
          <>
            {' '}
            · answer by <TimeText at={dueAt} />
          </>
        ) : null}
        {closedAt ? (
          <>
            {' '}
            · over since <TimeText at={closedAt} day />
          </>
        ) : null}
      </p>
    </LinkCard>
  );
}
