import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { type RunningApp, startApp } from '../setup/app.js';
import { soundCalls } from '../setup/damaged-input.js';
import type { Visitor } from '../setup/visitor.js';

let world: RunningApp;
let calls: ReturnType<typeof soundCalls>;
beforeAll(async () => {
  world = await startApp({ sandbox: false });
  const schema = buildSchema(await readFile(new URL('../../libs/api-types/schema.graphql', import.meta.url), 'utf8'));
  // Last come those after which the person is somebody else: new roles, staff without a second factor, or nobody at all.
  const changesWhoAsks = ({ operation }: { operation: string }) =>
    ['updateAccount', 'endSecondFactor', 'signOut', 'signOutEverywhere'].indexOf(operation);
  calls = [...soundCalls(schema, 'query'), ...soundCalls(schema, 'mutation')].sort((a, b) => changesWhoAsks(a) - changesWhoAsks(b));
});
afterAll(() => world.close());

/** Who may knock where, said once more: a door that is new stands in one of these, or the spec fails. */
const anyone =
  'categories demoSignIn demoSignIns expert experts giveSecondFactor requestPasswordReset resetPassword secondFactorAwaited signIn signOut signUp task tasks verifyEmail viewer';
const staff = `adminQueues answerChargeback askStaffDecision assignDispute chargeback chargebacks confirmStaffDecision decideDispute decideVetting declineStaffDecision disputeDesk failedMoney grantAdmin ledger liftFreeze passTask proposeSplit
  reconcileNow reconciliation rejectTask replayEvent resolveBreak retryMoney reviewDesk revokeAdmin screeningQueue staffDecisions takeBackVetting trace trialBalance users vettingQueue`;
const owners = `agreeRetainer approveDrawdown approveWeek askRefund cancelLate chooseDefaultCard closeTask confirmCard confirmFunding confirmPeriod confirmTip declineBid declineDrawdown discardTask editTask extendReview fundMilestone fundPeriod fundWeeks fundWithCard giveTip leaveFunding leaveTip makeOffer myTasks ownerHome
  pauseAutoFunding payments publishTask queryLines removeCard repostTask rescindOffer resumeAutoFunding saveCard savedCards saveTaskDraft shortlistBid withdrawRefundRequest withdrawTask`;
const ownersOrStaff = 'approveDelivery requestChanges';
const experts = `acceptOffer addWorkSample answerQuery askDrawdown confirmWeek editTime confirmBid expertHome giveRefund logTime myBids myExpertProfile openPayoutDashboard payouts refundReleased refuseOffer
  removeWorkSample requestVetting reviseBid saveExpertProfile setUpPayouts submitBid submitDelivery withdrawBid withdrawDrawdown`;
const bothSides = `acceptCounter acceptHours acceptProposal acceptSplit answerDispute askMediation cancelContract counterBid endHours endRetainer offerSplit openDispute proposeHours refuseCounter refuseHours
  rejectProposal waiveAppeal withdrawDispute`;
const signedIn = `beginSecondFactor bid changePassword confirmSecondFactor contract contracts dispute endSecondFactor endSession invoices markNoticesRead markThreadRead milestone notices openThread proveItsMe receipt renewRecoveryCodes
  resendVerification saveTaxDetails sendMessage sessions signOutEverywhere statement taxDetails thread threads updateAccount`;

const namesOf = (...lists: readonly string[]) => lists.flatMap((list) => list.split(/\s+/)).sort();

/** The operations that answered one of these codes. */
async function closedTo(visitor: Visitor, code: 'UNAUTHENTICATED' | 'FORBIDDEN'): Promise<string[]> {
  const closed: string[] = [];
  for (const { operation, document, variables } of calls) {
    const { errors } = await visitor.answers(document, variables);
    if (errors?.[0]?.extensions?.['code'] === code) closed.push(operation);
  }
  return closed.sort();
}

describe('the doors of the API', () => {
  it('are all on these lists', () => {
    expect(calls.map(({ operation }) => operation).sort()).toEqual(
      namesOf(anyone, staff, owners, ownersOrStaff, experts, bothSides, signedIn),
    );
  });

  it('are closed to visitors but for those that are open to anyone', async () => {
    expect(await closedTo(world.visitor(), 'UNAUTHENTICATED')).toEqual(namesOf(staff, owners, ownersOrStaff, experts, bothSides, signedIn));
  });

  it('of staff and experts are closed to people who only own', async () => {
    expect(await closedTo(await world.agentFor('olga'), 'FORBIDDEN')).toEqual(namesOf(staff, experts));
  });

  it('of staff and owners are closed to people who only work', async () => {
    expect(await closedTo(await world.agentFor('emil'), 'FORBIDDEN')).toEqual(namesOf(staff, owners, ownersOrStaff));
  });

  it('of the two sides are closed to staff who are neither', async () => {
    const clerk = await world.agentFor('ada');
    await world.sql(`update users set is_owner = false where id = $1`, [clerk.id]);
    expect(await closedTo(clerk, 'FORBIDDEN')).toEqual(namesOf(owners, experts, bothSides));
  });
});
