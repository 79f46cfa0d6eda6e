import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Money } from '@sidecrew/money';
import { type Actor, Allow, CurrentActor, IdArgs, MoneyType, type RequestContext } from '@sidecrew/platform';
import { ContractType } from '../../../hiring/graphql/contract.types.js';
import { ConfirmTip } from '../confirm-tip.js';
import { GiveTip } from '../give-tip.js';
import { LeaveTip } from '../leave-tip.js';
import type { TipRow } from '../tip-rows.js';
import { GiveTipArgs, TipPageResult, TipPageType, TipResult, TipType } from './tip.types.js';
import { TipsLoader } from './tips.loader.js';

/** Tips, and what they add to a contract. */
@Resolver(() => ContractType)
export class TipsResolver {
  constructor(
    private readonly loader: TipsLoader,
    private readonly give: GiveTip,
    private readonly confirm: ConfirmTip,
    private readonly leave: LeaveTip,
  ) {}

  @Mutation(() => TipPageResult, {
    description:
      'Opens the payment page of a tip, from the first release until 30 days after the end. The same tip again answers the same page.',
  })
  @Allow('owner')
  async giveTip(@CurrentActor() actor: Actor, @Args() { id, amount, note }: GiveTipArgs) {
    return Object.assign(new TipPageType(), await this.give.run(actor, id, amount.toMoney(), note?.trim() ?? null));
  }

  @Mutation(() => TipResult, { description: 'Asks the payment partner how a tip stands; for who is back from its page.' })
  @Allow('owner')
  async confirmTip(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return showTip(await this.confirm.run(actor, id));
  }

  @Mutation(() => TipResult, { description: 'Closes the payment page of a tip. What was paid there before is given all the same.' })
  @Allow('owner')
  async leaveTip(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return showTip(await this.leave.run(actor, id));
  }

  @ResolveField(() => [TipType], { description: 'Newest first. While its page is open a tip is shown to its owner only.' })
  async tips(@Parent() { id, role }: ContractType, @Context() context: RequestContext) {
    const tips = await this.loader.ofContract(context).load(id);
    return tips.filter(({ state }) => state !== 'paying' || role === 'owner').map(showTip);
  }
}

const showTip = ({ id, amountMinor, currency, state, note, askedAt }: TipRow): TipType =>
  Object.assign(new TipType(), { id, amount: MoneyType.from(Money.of(amountMinor, currency)), state, note, at: askedAt });
