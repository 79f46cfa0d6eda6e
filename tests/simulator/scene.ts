import type { Currency } from '../../libs/money/src/index.js';
import type { RunningSandbox } from '../../apps/stripe-sandbox/src/index.js';
import type { RunningApp } from '../setup/app.js';
import { type FundedContract, givenAFundedContract } from '../setup/given-a-funded-contract.js';
import { setsUpPayouts } from '../setup/given-a-payout-account.js';
import { expertNamed, givenAnExpert } from '../setup/given-an-expert.js';
import { type Member, PASSWORD, recoveryCodeOf } from '../setup/people.js';
import { worked } from '../setup/given-a-task.js';
import { adoptsTheFloat } from './acts/staff-acts.js';
import type { Dice } from './dice.js';
import { House } from './house/house.js';

const owners = ['Olga Brandt', 'Nora Lind', 'Ivo Marek', 'Ida Sund'] as const;
const experts = ['Emil Haas', 'Lea Roth', 'Jon Vega', 'Mia Feld'] as const;
const staff = ['Ada Moreau', 'Ben Osei'] as const;

/** Most contracts at a time: enough that they meet, few enough that each comes to its end. */
export const mostOpen = 16;
const proofLastsMs = 8 * 60_000;

/** Everybody who acts, and what they keep in mind: contracts, pages that are open in a tab, what was decided. */
export class Scene {
  readonly contracts = new Map<string, FundedContract>();
  /** Payment pages that somebody saw, open or not. */
  readonly pages: string[] = [];
  readonly decisions: { readonly id: string; readonly rowId: string }[] = [];
  private provedAt = Date.now();

  private constructor(
    readonly world: RunningApp,
    readonly house: House,
    readonly sandbox: RunningSandbox,
    readonly owners: readonly Member[],
    readonly experts: readonly Member[],
    readonly staff: readonly Member[],
    private readonly currencies: readonly Currency[],
  ) {}

  static async of(world: RunningApp, currencies: readonly Currency[]): Promise<Scene> {
    const { sandbox } = world;
    if (!sandbox) throw new Error('A simulation needs the stand-in of the payment provider.');
    sandbox.control.seed({ float: Object.fromEntries(currencies.map((currency) => [currency.toLowerCase(), 50_000_000])) });
    const people = async (names: readonly string[], about: { owner: boolean; admin?: boolean }) => {
      const members: Member[] = [];
      for (const name of names) members.push(await world.agentFor({ ...expertNamed(name), expert: false, ...about }));
      return members;
    };
    const admins = [await world.agentFor('ada'), ...(await people(staff.slice(1), { owner: true, admin: true }))];
    const payees: Member[] = [];
    for (const name of experts) payees.push(await givenAnExpert(world, expertNamed(name)));
    for (const payee of payees) await setsUpPayouts(world, payee);
    const payers = await people(owners, { owner: true });
    await adoptsTheFloat(world, admins);
    const house = await House.open(world);
    const housed = {
      ...world,
      clock: { now: () => house.now(), passes: (milliseconds: number) => house.passes(milliseconds) },
      worker: { drain: () => house.drain() },
    };
    return new Scene(housed, house, sandbox, payers, payees, admins, currencies);
  }

  /** One more contract that waits for its money, unless there are enough. */
  async hires(dice: Dice, openContracts: number): Promise<void> {
    if (openContracts >= mostOpen) return;
    const contract = await givenAFundedContract(this.world, {
      state: 'planned',
      people: { olga: dice.pick(this.owners), emil: dice.pick(this.experts) },
      currency: dice.pick(this.currencies),
      // Odd amounts, so that every fee has to be rounded.
      priceMinor: BigInt(1_000 + dice.below(24_000)),
    });
    this.contracts.set(contract.contractId, contract);
  }

  /** Staff show once more that it is them, before what they decide about money would ask for it. */
  async staffProve(): Promise<void> {
    if (Date.now() - this.provedAt < proofLastsMs) return;
    for (const admin of this.staff) {
      const code = recoveryCodeOf(this.world.url, admin.persona);
      await worked(
        admin.does(`proveItsMe(password: $password, code: $code) { ... on Viewer { id } }`, '$password: String!, $code: String', {
          password: PASSWORD,
          code,
        }),
      );
    }
    this.provedAt = Date.now();
  }
}
