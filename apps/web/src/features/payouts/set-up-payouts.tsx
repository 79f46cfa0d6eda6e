import { useAct } from '../../api/use-act';
import { ActButton } from '../../forms/act-button';
import { problemsOf } from '../../forms/use-form-act';
import { graphql } from '../../gql';

const SetUpMutation = graphql(`
  mutation SetUpPayouts {
    setUpPayouts {
      __typename
      ... on Link {
        url
      }
      ...Refusal_refused
    }
  }
`);

const DashboardMutation = graphql(`
  mutation OpenPayoutDashboard {
    openPayoutDashboard {
      __typename
      ... on Link {
        url
      }
      ...Refusal_refused
    }
  }
`);

/** Leads to the payment partner, where identity and bank are asked. */
export function SetUpPayouts({ label }: { label: string }) {
  const [setUp] = useAct(SetUpMutation);
  return (
    <ActButton
      label={label}
      busyLabel="Opening…"
      tone="primary"
      run={async () => {
        const outcome = await setUp({});
        if (outcome?.data?.setUpPayouts.__typename === 'Link') window.location.assign(outcome.data.setUpPayouts.url);
        return problemsOf(outcome, (data) => data.setUpPayouts);
      }}
    />
  );
}

export function OpenDashboard() {
  const [open] = useAct(DashboardMutation);
  return (
    <ActButton
      label="Open my account at Stripe"
      busyLabel="Opening…"
      run={async () => {
        const outcome = await open({});
        if (outcome?.data?.openPayoutDashboard.__typename === 'Link') window.location.assign(outcome.data.openPayoutDashboard.url);
        return problemsOf(outcome, (data) => data.openPayoutDashboard);
      }}
    />
  );
}
