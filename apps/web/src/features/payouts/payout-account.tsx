import { Notice, type NoticeTone, TimeText } from '@sidecrew/ui';
import { type FragmentType, graphql, readFragment } from '../../gql';
import type { PayoutAccountState } from '../../gql/graphql';
import { OpenDashboard, SetUpPayouts } from './set-up-payouts';

export const PayoutAccountPanel_account = graphql(`
  fragment PayoutAccountPanel_account on PayoutAccount {
    state
    country
    deadline
    requirements
  }
`);

const sentences: Readonly<Record<PayoutAccountState, [tone: NoticeTone, title: string, text: string]>> = {
  missing: [
    'held',
    'Payouts are not set up',
    'You can bid and work before that. Money waits until this is done. It takes about five minutes at our payment partner.',
  ],
  incomplete: ['held', 'Something is still missing', 'Finish the set-up at our payment partner, then money can leave.'],
  pending: ['info', 'Your details are being checked', 'This usually takes minutes, sometimes a day. You need to do nothing.'],
  ready: ['good', 'Payouts work', 'Released money goes to your bank.'],
  restricted: ['bad', 'Payouts are stopped', 'Our payment partner needs something from you. Work and contracts go on; money waits.'],
};

/** Where the payout account stands, and the one thing to do about it. */
export function PayoutAccountPanel({ account }: { account: FragmentType<typeof PayoutAccountPanel_account> }) {
  const { state, deadline, requirements } = readFragment(PayoutAccountPanel_account, account);
  const [tone, title, text] = sentences[state];
  return (
    <Notice tone={tone} title={title}>
      <p>{text}</p>
      {requirements.length > 0 ? (
        <ul>
          {requirements.map((requirement) => (
            <li key={requirement}>{requirement}</li>
          ))}
        </ul>
      ) : null}
      {deadline ? (
        <p>
          By <TimeText at={deadline} />
        </p>
      ) : null}
      <div className="cluster">
        {state === 'ready' || state === 'pending' ? null : (
          <SetUpPayouts label={state === 'missing' ? 'Set up payouts' : 'Finish set-up'} />
        )}
        {state === 'missing' ? null : <OpenDashboard />}
      </div>
    </Notice>
  );
}
