import type { RunningApp } from '../setup/app.js';
import { delivers, newestOf } from '../setup/deliveries.js';
import { opens } from '../setup/disputes.js';
import { givenABid } from '../setup/given-a-bid.js';
import { givenADraft, givenAnOpenTask, worked } from '../setup/given-a-task.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { givenAnExpert, givenAProfile, expertNamed } from '../setup/given-an-expert.js';

/** Who looks at a screen. */
export type Looker = 'visitor' | 'olga' | 'emil' | 'ada';

/** An address with somebody who may open it. */
export interface Screen {
  /** The route's path as `routes.ts` has it. */
  readonly route: string;
  readonly path: string;
  readonly by: Looker;
}

/** A world in which every route has something to show, and one address for each. */
export async function givenEveryScreen(world: RunningApp): Promise<readonly Screen[]> {
  const [olga, emil] = [await world.agentFor('olga'), await givenAnExpert(world)];
  await givenAProfile(world, expertNamed('Ines Faro'));
  const { id: draft } = await givenADraft(olga, { title: 'Sort receipts before tax season' });
  const { id: task } = await givenAnOpenTask(world, olga, { title: 'True profit per product' });
  const { id: bid } = await givenABid(emil, task);
  const thread = await worked(emil.does<{ id: string }>(`openThread(bidId: $bid) { ... on Thread { id } }`, '$bid: ID!', { bid }));
  await worked(emil.does(`sendMessage(threadId: $id, text: "Which shop is it?") { ... on Message { id } }`, '$id: ID!', { id: thread.id }));

  const unpaid = await givenAFundedContract(world, { state: 'planned' });
  const working = await givenAFundedContract(world);
  const reviewed = await givenAFundedContract(world);
  const delivery = newestOf(await delivers(reviewed));
  const quarrel = await givenAFundedContract(world);
  await delivers(quarrel);
  const dispute = await worked(opens(quarrel));
  if (!('id' in dispute)) throw new Error('There is no dispute.');
  await world.worker.drain();
  await aBankAsks(world, working);

  const { payments } = await olga.asks<{ payments: { nodes: { id: string }[] } }>('{ payments(first: 1) { nodes { id } } }');
  const { myExpertProfile } = await emil.asks<{ myExpertProfile: { handle: string } }>('{ myExpertProfile { handle } }');
  const screens: ReadonlyArray<[route: string, path: string, ...by: Looker[]]> = [
    ['', '/', 'visitor'],
    ['how-it-works', '/how-it-works', 'visitor'],
    ['fees', '/fees', 'visitor'],
    ['tasks', '/tasks', 'visitor'],
    ['tasks/:taskId', `/tasks/${task}`, 'visitor', 'olga', 'emil'],
    ['experts', '/experts', 'visitor'],
    ['experts/:handle', `/experts/${myExpertProfile.handle}`, 'visitor'],
    ['sign-in', '/sign-in', 'visitor'],
    ['sign-up', '/sign-up', 'visitor'],
    ['verify', '/verify?token=unknown', 'visitor'],
    ['reset', '/reset', 'visitor'],
    ['terms', '/terms', 'visitor'],
    ['privacy', '/privacy', 'visitor'],
    ['accessibility', '/accessibility', 'visitor'],
    ['status', '/status', 'visitor'],
    ['kit', '/kit', 'visitor'],
    ['home', '/home', 'olga', 'emil', 'ada'],
    ['tasks/new', '/tasks/new', 'olga'],
    ['tasks/:taskId/edit', `/tasks/${draft}/edit`, 'olga'],
    ['tasks/:taskId/bids', `/tasks/${task}/bids`, 'olga'],
    ['tasks/:taskId/bid', `/tasks/${task}/bid`, 'emil'],
    ['my-tasks', '/my-tasks', 'olga'],
    ['bids', '/bids', 'emil'],
    ['contracts', '/contracts', 'olga', 'emil'],
    ['contracts/:contractId', `/contracts/${reviewed.contractId}`, 'olga', 'emil', 'ada'],
    ['contracts/:contractId/fund', `/contracts/${unpaid.contractId}/fund`, 'olga'],
    ['contracts/:contractId/deliver', `/contracts/${working.contractId}/deliver`, 'emil'],
    ['contracts/:contractId/review/:deliveryId', `/contracts/${reviewed.contractId}/review/${delivery}`, 'olga'],
    ['profile', '/profile', 'emil'],
    ['notifications', '/notifications', 'olga'],
    ['messages', '/messages', 'emil'],
    ['messages/:threadId', `/messages/${thread.id}`, 'olga'],
    ['settings/cards', '/settings/cards', 'olga'],
    ['settings/:page', '/settings/profile', 'olga'],
    ['settings/:page', '/settings/security', 'olga'],
    ['settings/:page', '/settings/sessions', 'emil'],
    ['admin', '/admin', 'ada'],
    ['admin/screening', '/admin/screening', 'ada'],
    ['admin/vetting', '/admin/vetting', 'ada'],
    ['admin/reviews', '/admin/reviews', 'ada'],
    ['admin/disputes', '/admin/disputes', 'ada'],
    ['admin/disputes/:disputeId', `/admin/disputes/${dispute.id}`, 'ada'],
    ['admin/chargebacks', '/admin/chargebacks', 'ada'],
    ['admin/chargebacks/:chargebackId', '/admin/chargebacks/du_screens', 'ada'],
    ['admin/payments', '/admin/payments', 'ada'],
    ['admin/ledger', '/admin/ledger', 'ada'],
    ['admin/reconciliation', '/admin/reconciliation', 'ada'],
    ['admin/users', '/admin/users', 'ada'],
    ['admin/decisions', '/admin/decisions', 'ada'],
    ['admin/trace', `/admin/trace?id=${working.contractId}`, 'ada'],
    ['disputes/:disputeId', `/disputes/${dispute.id}`, 'olga', 'emil'],
    ['payments', '/payments', 'olga'],
    ['payments/:receiptId', `/payments/${payments.nodes[0]?.id}`, 'olga'],
    ['statements', '/statements', 'olga'],
    ['payouts', '/payouts', 'emil'],
  ];
  return screens.flatMap(([route, path, ...by]) => by.map((looker) => ({ route, path, by: looker })));
}

/** A chargeback that waits for an answer, as the payment partner's event leaves it. */
const aBankAsks = (world: RunningApp, { milestoneId }: FundedContract) =>
  world.sql(
    `insert into chargebacks (id, payment_id, kind, status, currency, amount_minor, reason, evidence_due_at, opened_at)
     select 'du_screens', id, 'chargeback', 'needs_response', currency, price_minor + owner_fee_minor, 'product_not_received', $2, $3
       from payments where milestone_id = $1`,
    [milestoneId, new Date(world.clock.now().getTime() + 9 * 86_400_000), world.clock.now()],
  );
