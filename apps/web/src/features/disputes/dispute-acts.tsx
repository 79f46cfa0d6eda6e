import { useAct } from '../../api/use-act';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { DisputeAction } from '../../gql/graphql';
import { AnswerDispute } from './answer-dispute';
import { AnswerProposal } from './answer-proposal';
import { AskMediationMutation, WaiveAppealMutation, WithdrawDisputeMutation } from './dispute-operations';
import { AcceptSplit, OfferSplit } from './split-acts';
import { otherParty } from './words';

export const DisputeActs_dispute = graphql(`
  fragment DisputeActs_dispute on Dispute {
    id
    possibleActions
    held {
      minor
      currency
    }
    offers {
      id
      newest
      by
      split {
        owner {
          minor
          currency
        }
        expert {
          minor
          currency
        }
      }
    }
    role
  }
`);

/** What a party may do in the room: exactly what the server says, what is waited for first. */
export function DisputeActs({ dispute }: { dispute: FragmentType<typeof DisputeActs_dispute> }) {
  const { id, role, held, offers, possibleActions } = readFragment(DisputeActs_dispute, dispute);
  if (!role || possibleActions.length === 0) return null;
  const may = (action: DisputeAction) => possibleActions.includes(action);
  const theirs = offers.find(({ newest, by }) => newest && by === otherParty(role));
  const mustAnswer = may('answer') || may('acceptProposal');
  return (
    <div className="cluster">
      {may('answer') ? <AnswerDispute id={id} held={held} /> : null}
      {may('acceptProposal') ? <AnswerProposal id={id} mayReject={may('rejectProposal')} /> : null}
      {may('acceptSplit') && theirs ? <AcceptSplit id={id} role={role} offer={theirs} /> : null}
      {may('offerSplit') ? <OfferSplit id={id} held={held} tone={mustAnswer ? undefined : 'primary'} /> : null}
      {may('askMediation') ? <AskMediation id={id} /> : null}
      {may('waiveAppeal') ? <CarryOutNow id={id} /> : null}
      {may('withdraw') ? <Withdraw id={id} /> : null}
    </div>
  );
}

function AskMediation({ id }: { id: string }) {
  const [ask] = useAct(AskMediationMutation);
  return (
    <ActDialog
      label="Ask for mediation"
      title="Ask one of our staff to help?"
      consequence={<p>They read everything here and propose a split within 3 working days. You can still agree between you meanwhile.</p>}
      submitLabel="Ask for mediation"
      busyLabel="Asking…"
      keepLabel="Keep talking"
      done="Our staff will look at it."
      submit={async () => problemsOf(await ask({ id }), (data) => data.askMediation)}
    />
  );
}

/** The decision waits for five days; both sides together may shorten that. */
function CarryOutNow({ id }: { id: string }) {
  const [waive] = useAct(WaiveAppealMutation);
  return (
    <ActDialog
      label="Carry it out now"
      tone="primary"
      title="Carry the decision out now?"
      consequence={<p>When you both agree, the money moves at once. Otherwise it moves when the waiting time is over.</p>}
      submitLabel="Agree to carry it out now"
      busyLabel="Agreeing…"
      keepLabel="Wait"
      done="You agreed to carry it out now."
      submit={async () => problemsOf(await waive({ id }), (data) => data.waiveAppeal)}
    />
  );
}

function Withdraw({ id }: { id: string }) {
  const [withdraw] = useAct(WithdrawDisputeMutation);
  return (
    <ActDialog
      label="Withdraw dispute"
      tone="quiet"
      title="Withdraw the dispute?"
      consequence={<p>The milestone goes on where it stood, with at least 72 hours left.</p>}
      submitLabel="Withdraw dispute"
      busyLabel="Withdrawing…"
      keepLabel="Keep dispute"
      done="The dispute is withdrawn."
      submit={async () => problemsOf(await withdraw({ id }), (data) => data.withdrawDispute)}
    />
  );
}
