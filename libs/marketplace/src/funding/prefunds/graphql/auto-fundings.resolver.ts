import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, type RequestContext } from '@sidecrew/platform';
import { ContractType } from '../../../hiring/graphql/contract.types.js';
import { AutoFundingsReader, type ShownAutoFunding } from '../auto-fundings.reader.js';
import { ConfirmPeriod } from '../confirm-period.js';
import { FundPeriod } from '../fund-period.js';
import { PauseAutoFunding } from '../pause-auto-funding.js';
import { ResumeAutoFunding } from '../resume-auto-funding.js';
import { AutoFundingResult, AutoFundingType, FundPeriodArgs, PeriodPageResult, PeriodPageType } from './auto-funding.types.js';
import { showAutoFunding, ShownAutoFundings } from './show-auto-funding.js';

/** Auto-fundings, and what they add to a contract. */
@Resolver(() => ContractType)
export class AutoFundingsResolver {
  constructor(
    private readonly reader: AutoFundingsReader,
    private readonly shown: ShownAutoFundings,
    private readonly fund: FundPeriod,
    private readonly confirm: ConfirmPeriod,
    private readonly pause: PauseAutoFunding,
    private readonly resume: ResumeAutoFunding,
  ) {}

  @Mutation(() => PeriodPageResult, {
    description:
      'Opens the payment page of a period that is not paid. Asked again it answers the same page; a declined card is not tried any more.',
  })
  @Allow('owner')
  async fundPeriod(@CurrentActor() actor: Actor, @Args() { id, consent }: FundPeriodArgs) {
    const { prefundId: periodId, url } = await this.fund.run(actor, id, consent ?? null);
    return Object.assign(new PeriodPageType(), { periodId, url });
  }

  @Mutation(() => AutoFundingResult, { description: 'Asks the payment partner how a period stands; for who is back from its page.' })
  @Allow('owner')
  async confirmPeriod(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    const { planId } = await this.confirm.run(actor, id);
    return this.shown.after(actor, Promise.resolve({ id: planId }));
  }

  @Mutation(() => AutoFundingResult, { description: 'Nothing is charged by itself any more; what is held stays held.' })
  @Allow('owner')
  pauseAutoFunding(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.pause.run(actor, id));
  }

  @Mutation(() => AutoFundingResult, { description: 'Charging goes on, with the period that runs where it is not paid.' })
  @Allow('owner')
  resumeAutoFunding(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.after(actor, this.resume.run(actor, id));
  }

  @ResolveField(() => [AutoFundingType], { description: 'Newest first, ended ones too.' })
  async autoFundings(@Parent() { id, role }: ContractType, @Context() { loaders }: RequestContext) {
    const plans = await loaders
      .named<readonly ShownAutoFunding[]>('AutoFundingsByContractId', (ids) => this.reader.ofContracts(ids))
      .load(id);
    return plans.map((plan) => showAutoFunding(plan, role === 'owner'));
  }
}
