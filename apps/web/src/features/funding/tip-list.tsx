import { Card, MoneyText, Notice, StatusPill, TimeText } from '@sidecrew/ui';
import { useEffect } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { TipList_TipFragment } from '../../gql/graphql';
import { ConfirmTipMutation, GiveTipMutation, LeaveTipMutation } from './tip-operations';

export const TipList_tip = graphql(`
  fragment TipList_tip on Tip {
    id
    state
    note
    at
    amount {
      minor
      currency
    }
  }
`);

interface TipListProps {
  contractId: string;
  tips: ReadonlyArray<FragmentType<typeof TipList_tip>>;
  /** The viewer comes from the payment page of this tip, where they paid. */
  paidTip: string | null;
  onChanged: () => void;
}

/** What was given beyond the price, and where it is. */
export function TipList({ contractId, tips, paidTip, onChanged }: TipListProps) {
  const shown = readFragment(TipList_tip, tips);
  const open = shown.find(({ state }) => state === 'paying');
  const [confirm] = useAct(ConfirmTipMutation);
  const asked = open?.id ?? null;
  useEffect(() => {
    if (asked) void confirm({ id: asked }).then(onChanged);
  }, [asked, confirm, onChanged]);
  return (
    <Card as="section" labelledBy="tips">
      <h2 id="tips">Tips</h2>
      {open ? <OpenTip contractId={contractId} tip={open} hasPaid={paidTip === open.id} onChanged={onChanged} /> : null}
      <ul className="list stack stack--3">
        {shown.map(({ id, state, note, at, amount }) => (
          <li key={id} className="stack stack--1">
            <span className="cluster cluster--apart">
              <span className="cluster">
                <strong>
                  <MoneyText amount={amount} />
                </strong>
                <StatusPill state={state} />
              </span>
              <span className="small muted">
                <TimeText at={at} plain />
              </span>
            </span>
            {note ? (
              <q className="muted">
                <bdi>{note}</bdi>
              </q>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

interface OpenTipProps {
  contractId: string;
  tip: TipList_TipFragment;
  hasPaid: boolean;
  onChanged: () => void;
}

/** A tip whose payment page is open: it is being confirmed, or waits to be paid or left. */
function OpenTip({ contractId, tip, hasPaid, onChanged }: OpenTipProps) {
  const [give] = useAct(GiveTipMutation);
  const [leave] = useAct(LeaveTipMutation);
  if (hasPaid) {
    return (
      <Notice tone="held" title="Confirming your tip" live>
        <p>This takes a moment. You can leave this page.</p>
      </Notice>
    );
  }
  async function goOn() {
    const { minor, currency } = tip.amount;
    const outcome = await give({ id: contractId, amount: { minor, currency }, note: tip.note ?? null });
    const page = outcome?.data?.giveTip;
    if (page?.__typename === 'TipPage') window.location.assign(page.url);
    return problemsOf(outcome, (data) => data.giveTip);
  }
  async function leaveIt() {
    const problems = problemsOf(await leave({ id: tip.id }), (data) => data.leaveTip);
    onChanged();
    return problems;
  }
  return (
    <Notice tone="info" title="The payment page of a tip is open">
      <p>Nothing is charged before you pay there. It is one page, so you cannot pay twice.</p>
      <div className="cluster">
        <ActButton label="Go on paying" busyLabel="Opening…" tone="primary" size="small" run={goOn} />
        <ActButton label="Leave it" busyLabel="Leaving…" size="small" done="Left. Nothing was charged." run={leaveIt} />
      </div>
    </Notice>
  );
}
