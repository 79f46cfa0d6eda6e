import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Money } from '@sidecrew/money';
import { type Actor, Allow, CurrentActor, IdArgs, MoneyType, type RequestContext } from '@sidecrew/platform';
import { AgreedAutoFundingResult, AgreedAutoFundingType, AutoFundingResult } from '../../funding/prefunds/graphql/auto-funding.types.js';
import { ShownAutoFundings } from '../../funding/prefunds/graphql/show-auto-funding.js';
import { ContractType } from '../../hiring/graphql/contract.types.js';
import { AgreeRetainer } from '../agree-retainer.js';
import { ApproveDrawdown } from '../approve-drawdown.js';
import { AskDrawdown } from '../ask-drawdown.js';
import { DeclineDrawdown } from '../decline-drawdown.js';
import type { DrawdownRow } from '../drawdown-rows.js';
import { DrawdownsReader } from '../drawdowns.reader.js';
import { EndRetainer } from '../end-retainer.js';
import { WithdrawDrawdown } from '../withdraw-drawdown.js';
import { AgreeRetainerArgs, AskDrawdownArgs, DeclineDrawdownArgs, DrawdownResult, DrawdownType } from './retainer.types.js';

/** Retainers, and what they add to a contract. */
@Resolver(() => ContractType)
export class RetainersResolver {
  constructor(
    private readonly reader: DrawdownsReader,
    private readonly shown: ShownAutoFundings,
    private readonly agree: AgreeRetainer,
    private readonly end: EndRetainer,
    private readonly ask: AskDrawdown,
    private readonly withdraw: WithdrawDrawdown,
    private readonly approve: ApproveDrawdown,
    private readonly decline: DeclineDrawdown,
  ) {}

  @Mutation(() => AgreedAutoFundingResult, {
    description: 'Lets each week or month of an active contract be funded by itself, from today on. The first period is asked for now.',
  })
  @Allow('owner')
  async agreeRetainer(@CurrentActor() actor: Actor, @Args() { id, amount, cadence, monthlyCap, consent }: AgreeRetainerArgs) {
    const wish = { amount: amount.toMoney(), cadence, monthlyCap: monthlyCap.toMoney(), consent: consent ?? null };
    const agreed = await this.agree.run(actor, id, wish);
    const autoFunding = await this.shown.after(actor, Promise.resolve(agreed));
    return Object.assign(new AgreedAutoFundingType(), { autoFunding, url: agreed.url });
  }

  @Mutation(() => AutoFundingResult, { description: 'Ends a retainer; what is neither approved nor asked for goes back to the card.' })
  @Allow('owner', 'expert')
  endRetainer(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.end.run(actor, id));
  }

  @Mutation(() => DrawdownResult, { description: 'Asks for a part of what a retainer holds, for work that is done.' })
  @Allow('expert')
  async askDrawdown(@CurrentActor() actor: Actor, @Args() { id, amount, note }: AskDrawdownArgs) {
    return showDrawdown(await this.ask.run(actor, id, amount.toMoney(), note.trim()));
  }

  @Mutation(() => DrawdownResult, { description: 'Takes back what was asked for and is not answered.' })
  @Allow('expert')
  async withdrawDrawdown(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return showDrawdown(await this.withdraw.run(actor, id));
  }

  @Mutation(() => DrawdownResult, { description: 'Approves what was asked for; it is released when clearing ends.' })
  @Allow('owner')
  async approveDrawdown(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return showDrawdown(await this.approve.run(actor, id));
  }

  @Mutation(() => DrawdownResult)
  @Allow('owner')
  async declineDrawdown(@CurrentActor() actor: Actor, @Args() { id, reason }: DeclineDrawdownArgs) {
    return showDrawdown(await this.decline.run(actor, id, reason.trim()));
  }

  @ResolveField(() => [DrawdownType], { description: 'What was asked for out of retainers, newest first.' })
  async drawdowns(@Parent() { id }: ContractType, @Context() { loaders }: RequestContext) {
    const drawdowns = await loaders.named<readonly DrawdownRow[]>('DrawdownsByContractId', (ids) => this.reader.ofContracts(ids)).load(id);
    return drawdowns.map(showDrawdown);
  }
}

const showDrawdown = ({ amountMinor, currency, ...row }: DrawdownRow): DrawdownType =>
  Object.assign(new DrawdownType(), { ...row, amount: MoneyType.from(Money.of(amountMinor, currency)) });
