import { AgeText, Card, Field, KitLink, MoneyText, StatusPill, TextArea } from '@sidecrew/ui';
import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { ActDialog } from '../../forms/act-dialog';
import { problemsOf } from '../../forms/use-form-act';
import { type FragmentType, graphql, readFragment } from '../../gql';
import { paths } from '../../paths';
import { decisionName } from './decision-words';

export const DecisionCard_decision = graphql(`
  fragment DecisionCard_decision on StaffDecision {
    id
    kind
    subject
    reason
    state
    needsSecond
    askedAt
    answer
    amount {
      minor
      currency
    }
    askedBy {
      id
      name
    }
    decidedBy {
      id
      name
    }
  }
`);

const ConfirmDecisionMutation = graphql(`
  mutation ConfirmStaffDecision($id: ID!) {
    confirmStaffDecision(id: $id) {
      __typename
      ... on StaffDecision {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

const DeclineDecisionMutation = graphql(`
  mutation DeclineStaffDecision($id: ID!, $reason: String!) {
    declineStaffDecision(id: $id, reason: $reason) {
      __typename
      ... on StaffDecision {
        id
        state
      }
      ...Refusal_refused
    }
  }
`);

interface DecisionCardProps {
  decision: FragmentType<typeof DecisionCard_decision>;
  onDone: () => void;
}

/** Who wants to move what and why; while it waits, the second admin's two answers. */
export function DecisionCard({ decision, onDone }: DecisionCardProps) {
  const one = readFragment(DecisionCard_decision, decision);
  const [confirm] = useAct(ConfirmDecisionMutation);
  const [decline] = useAct(DeclineDecisionMutation);
  return (
    <Card as="article" labelledBy={`decision-${one.id}`}>
      <h3 id={`decision-${one.id}`}>
        {decisionName(one.kind)} <MoneyText amount={one.amount} />
      </h3>
      <p className="cluster">
        <StatusPill state={one.state} />
        <span className="muted">
          <bdi>{one.askedBy.name}</bdi>, <AgeText at={one.askedAt} />
          {one.decidedBy ? (
            <>
              {' '}
              with <bdi>{one.decidedBy.name}</bdi>
            </>
          ) : null}
        </span>
      </p>
      <p>{one.reason}</p>
      {one.answer ? <p className="muted">{one.answer}</p> : null}
      <p>
        <KitLink href={paths.adminTrace(one.subject)} className="id-text">
          {one.subject}
        </KitLink>
      </p>
      {one.state === 'asked' ? (
        <div className="cluster">
          <ActButton
            label="Confirm and move the money"
            busyLabel="Confirming…"
            done="Confirmed, with your name."
            run={async () => {
              const problems = problemsOf(await confirm({ id: one.id }), (data) => data.confirmStaffDecision);
              if (!problems) onDone();
              return problems;
            }}
          />
          <ActDialog
            label="Decline"
            tone="quiet"
            title="Decline this decision?"
            submitLabel="Decline"
            busyLabel="Declining…"
            keepLabel="Keep waiting"
            done="Declined. Nothing moved."
            submit={async (form) => {
              const outcome = await decline({ id: one.id, reason: String(form.get('reason') ?? '') });
              const problems = problemsOf(outcome, (data) => data.declineStaffDecision);
              if (!problems) onDone();
              return problems;
            }}
          >
            {(state) => (
              <Field name="reason" label="Why not" error={state.errorAt('reason')}>
                <TextArea rows={3} />
              </Field>
            )}
          </ActDialog>
        </div>
      ) : null}
    </Card>
  );
}
