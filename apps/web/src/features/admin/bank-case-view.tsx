import { Card, KitLink, Ledger, MoneyText, Notice, TimeText } from '@sidecrew/ui';
import type { ReactNode } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { AnswerBank } from './answer-bank';
import { kindNames, lossName, reasonOf, slotName, stateWords } from './bank-words';
import { DecisionForm } from './decision-form';
import { LiftFreeze } from './lift-freeze';

export const BankCaseView_case = graphql(`
  fragment BankCaseView_case on BankCase {
    id
    kind
    state
    reason
    purpose
    ownerName
    expertName
    paidAt
    openedAt
    dueAt
    answeredAt
    closedAt
    contractId
    milestoneId
    possibleActions
    amount {
      minor
      currency
    }
    answer {
      explanation
      by
      at
      files {
        as
        name
      }
    }
    loss {
      account
      amount {
        minor
        currency
      }
    }
    ...AnswerBank_case
  }
`);

interface BankCaseViewProps {
  bankCase: FragmentType<typeof BankCaseView_case>;
  onDone: () => void;
}

/** One case of a bank: what it says, what we may do until when, what we said, and how it ended. */
export function BankCaseView({ bankCase, onDone }: BankCaseViewProps) {
  const one = readFragment(BankCaseView_case, bankCase);
  const reason = reasonOf(one.reason);
  const mayAnswer = one.possibleActions.includes('answer');
  return (
    <div className="columns">
      <div className="stack stack--5">
        <Notice tone={mayAnswer ? 'bad' : one.state === 'lost' ? 'bad' : one.state === 'won' ? 'good' : 'info'} title={reason.name}>
          <p>{reason.means}</p>
          <p>{stateWords[one.state]}</p>
        </Notice>
        {one.possibleActions.includes('liftFreeze') ? <LiftFreeze milestoneId={one.milestoneId} because={['fraud_warning']} /> : null}
        {mayAnswer ? (
          <section className="stack stack--3" aria-labelledby="answer">
            <h2 id="answer">Answer the bank</h2>
            <p>{reason.asks}</p>
            <AnswerBank bankCase={one} onDone={onDone} />
          </section>
        ) : null}
        {one.answer ? (
          <section className="stack stack--3" aria-labelledby="sent">
            <h2 id="sent">What the bank was told</h2>
            <p className="muted">
              By <bdi>{one.answer.by}</bdi>, <TimeText at={one.answer.at} />
            </p>
            <Card>
              <p className="user-text">
                <bdi>{one.answer.explanation}</bdi>
              </p>
              {one.answer.files.map((file) => (
                <p key={file.as}>
                  {slotName(file.as)}: <bdi>{file.name}</bdi>
                </p>
              ))}
            </Card>
          </section>
        ) : null}
        {one.loss.length > 0 ? (
          <Card>
            <Ledger
              caption="How the loss was spread"
              rows={[
                ...one.loss.map(({ account, amount }) => ({ label: lossName(account), amount: <MoneyText amount={amount} /> })),
                { label: 'Taken by the bank', amount: <MoneyText amount={one.amount} />, total: true },
              ]}
            />
          </Card>
        ) : null}
      </div>
      <aside className="stack stack--4">
        <Card>
          <dl className="facts">
            <Fact name={kindNames[one.kind]} value={<MoneyText amount={one.amount} />} />
            {mayAnswer && one.dueAt ? <Fact name="Answer by" value={<TimeText at={one.dueAt} />} /> : null}
            <Fact name="Opened" value={<TimeText at={one.openedAt} />} />
            {one.paidAt ? <Fact name="Paid" value={<TimeText at={one.paidAt} />} /> : null}
            {one.answeredAt ? <Fact name="Answered" value={<TimeText at={one.answeredAt} />} /> : null}
            {one.closedAt ? <Fact name="Over" value={<TimeText at={one.closedAt} />} /> : null}
            <Fact name="Owner" value={<bdi>{one.ownerName}</bdi>} />
            <Fact name="Expert" value={<bdi>{one.expertName}</bdi>} />
          </dl>
          <p className="cluster">
            <KitLink href={paths.contract(one.contractId)}>Open the contract</KitLink>
            <KitLink href={paths.adminTrace(one.milestoneId)}>Trace</KitLink>
          </p>
          {one.possibleActions.includes('concede') ? (
            <DecisionForm about={{ kind: 'concede', subject: one.id, amount: one.amount }} onDone={onDone} />
          ) : null}
          {one.state === 'lost' ? (
            <p>
              Delivered work may be paid from the protection fund: <KitLink href={paths.adminPage('decisions')}>decide about money</KitLink>
              .
            </p>
          ) : null}
        </Card>
      </aside>
    </div>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
