import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type RunningApp, startApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { worked } from '../setup/given-a-task.js';
import { liveLineOf, nextAfter } from '../setup/live-line.js';
import { saysIn, threadOf } from '../setup/messages.js';
import { asksBack, takesRequestBack } from '../setup/money.js';
import type { Member, Persona } from '../setup/people.js';

let world: RunningApp;
let contract: FundedContract;
let erik: Member;
const stranger: Persona = { name: 'Erik Lund', email: 'erik@other.example', owner: true, expert: true };

beforeAll(async () => {
  world = await startApp({ sandbox: false });
  contract = await givenAFundedContract(world);
  erik = await world.agentFor(stranger);
});
afterAll(() => world.close());

describe('live notes', () => {
  it('tell Olga that her notices changed, until she signs out', async () => {
    const member = await world.agentFor('olga');
    const line = liveLineOf(member);
    const first = await nextAfter(line, 'noticesChanged', () => world.sql(`select pg_notify('live', $1)`, [`notices:${member.id}`]));
    expect(first.id).toBe(member.id);
    await member.does('signOut { ... on Done { done } }');
    expect(await line.closed).toBe(4403);
    await line.hangUp();
  });

  it('tell both sides that their contract changed', async () => {
    const { olga, emil, milestoneId, contractId } = contract;
    const acts = [asksBack, takesRequestBack];
    for (const side of [olga, emil]) {
      const line = liveLineOf(side);
      // There and back again, since the line may begin to listen a moment after the first act.
      const changed = async () => {
        for (const act of acts) await worked(act(olga, milestoneId));
      };
      expect((await nextAfter(line, `contractChanged(id: "${contractId}")`, changed)).id).toBe(contractId);
      await line.hangUp();
    }
  });

  it('tell that somebody wrote', async () => {
    const threadId = await threadOf(contract.emil, contract);
    const line = liveLineOf(contract.olga);
    const first = await nextAfter(line, `threadChanged(id: "${threadId}")`, () => saysIn(threadId, contract.emil, 'May is done.'));
    expect(first.id).toBe(threadId);
    await line.hangUp();
  });

  it('do not exist for people whom the thing does not concern', async () => {
    const threadId = await threadOf(contract.emil, contract);
    for (const subscription of [`contractChanged(id: "${contract.contractId}")`, `threadChanged(id: "${threadId}")`]) {
      const line = liveLineOf(erik);
      await expect(line.next(subscription)).rejects.toThrow('does not exist, or you cannot see it');
      await line.hangUp();
    }
  });

  it('are not for visitors', async () => {
    const line = liveLineOf(world.visitor());
    await expect(line.next('noticesChanged')).rejects.toMatchObject({ code: 4403 });
    expect(await line.closed).toBe(4403);
  });

  it('are not for pages of other sites, even with the cookie', async () => {
    const line = liveLineOf(contract.olga, 'https://elsewhere.example');
    await expect(line.next('noticesChanged')).rejects.toMatchObject({ code: 4403 });
  });
});
