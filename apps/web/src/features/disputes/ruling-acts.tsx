import { Field, type FormProblem, type MoneyValue, SplitSlider, TextArea, useMoneyWords } from '@sidecrew/ui';
import { useState } from 'react';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { AssignMutation, DecideMutation, ProposeMutation } from './dispute-operations';
import { halfOf, restOf } from './shares';

export const RulingActs_dispute = graphql(`
  fragment RulingActs_dispute on Dispute {
    id
    role
    possibleActions
    held {
      minor
      currency
    }
    milestone {
      checklist {
        id
        text
      }
    }
  }
`);

/** What staff may do in the room: take it, propose, decide. */
export function RulingActs({ dispute }: { dispute: FragmentType<typeof RulingActs_dispute> }) {
  const shown = readFragment(RulingActs_dispute, dispute);
  const [assign] = useAct(AssignMutation);
  if (shown.role || shown.possibleActions.length === 0) return null;
  return (
    <div className="cluster">
      {shown.possibleActions.includes('assign') ? (
        <ActButton
          label="Take this dispute"
          busyLabel="Taking it…"
          tone="primary"
          done="It is yours. Both sides are told."
          run={async () => problemsOf(await assign({ id: shown.id }), (data) => data.assignDispute)}
        />
      ) : null}
      {shown.possibleActions.includes('propose') ? <Ruling kind="propose" {...shown} /> : null}
      {shown.possibleActions.includes('decide') ? <Ruling kind="decide" {...shown} /> : null}
    </div>
  );
}

const words = {
  propose: {
    label: 'Propose a split',
    title: 'Propose a split',
    submit: 'Propose',
    consequence: 'Both sides have 48 hours. Silence accepts; one rejection brings a second person.',
    done: 'Your proposal is with both sides.',
    busy: 'Proposing…',
  },
  decide: {
    label: 'Decide',
    title: 'Decide this dispute',
    submit: 'Decide on',
    consequence: 'Your decision is carried out in 5 days, or as soon as both sides agree to it.',
    done: 'Decided. Both sides are told.',
    busy: 'Deciding…',
  },
} as const;

interface RulingProps {
  kind: 'propose' | 'decide';
  id: string;
  held: MoneyValue;
  milestone: { checklist: ReadonlyArray<{ id: string; text: string }> };
}

/** A split that always sums to held, and a finding for the checklist items that carry it. */
function Ruling({ kind, id, held, milestone }: RulingProps) {
  const [propose] = useAct(ProposeMutation);
  const [decide] = useAct(DecideMutation);
  const [owner, setOwner] = useState(() => halfOf(held));
  const money = useMoneyWords();
  const text = words[kind];

  async function submit(form: FormData): Promise<readonly FormProblem[] | null> {
    const reasons = milestone.checklist
      .map((item) => ({ checklistItemId: item.id, finding: String(form.get(`finding-${item.id}`) ?? '').trim() }))
      .filter(({ finding }) => finding);
    if (reasons.length === 0) return [{ field: null, message: 'Write a finding for at least one checklist item.' }];
    const input = { id, split: { owner, expert: restOf(held, owner) }, text: String(form.get('text') ?? '').trim(), reasons };
    return kind === 'propose'
      ? problemsOf(await propose(input), (data) => data.proposeSplit)
      : problemsOf(await decide(input), (data) => data.decideDispute);
  }

  return (
    <ActDialog
      label={text.label}
      tone="primary"
      icon="scales"
      title={text.title}
      consequence={<p>{text.consequence}</p>}
      submitLabel={`${text.submit} ${money(owner)} back`}
      busyLabel={text.busy}
      keepLabel="Not yet"
      done={text.done}
      submit={submit}
    >
      {(state) => (
        <>
          <SplitSlider held={held} owner={owner} ownerLabel="Back to the owner" expertLabel="To the expert" onChange={setOwner} />
          {milestone.checklist.map((item) => (
            <Field key={item.id} name={`finding-${item.id}`} label={`Finding: ${item.text}`} optional>
              <TextArea rows={2} />
            </Field>
          ))}
          <Field name="text" label="Reasons, for both sides to read" error={state.errorAt('text')}>
            <TextArea rows={4} />
          </Field>
        </>
      )}
    </ActDialog>
  );
}
