import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, CurrentActor, IdArgs, type RequestContext } from '@sidecrew/platform';
import { AgreedAutoFundingResult, AgreedAutoFundingType, AutoFundingArgs } from '../../funding/prefunds/graphql/auto-funding.types.js';
import { ShownAutoFundings } from '../../funding/prefunds/graphql/show-auto-funding.js';
import { ContractType } from '../../hiring/graphql/contract.types.js';
import { AcceptHours } from '../accept-hours.js';
import { EndHours } from '../end-hours.js';
import { FundWeeks } from '../fund-weeks.js';
import { ProposeHours } from '../propose-hours.js';
import { RefuseHours } from '../refuse-hours.js';
import { type ShownAgreement, WeeksReader } from '../weeks.reader.js';
import { showAgreement, ShownWeeks } from './show-week.js';
import { ProposeHoursArgs } from './week.inputs.js';
import { HourlyAgreementResult, HourlyAgreementType } from './week.types.js';

/** Hourly agreements, and what they add to a contract. */
@Resolver(() => ContractType)
export class HoursResolver {
  constructor(
    private readonly reader: WeeksReader,
    private readonly shown: ShownWeeks,
    private readonly shownFundings: ShownAutoFundings,
    private readonly propose: ProposeHours,
    private readonly accept: AcceptHours,
    private readonly refuse: RefuseHours,
    private readonly end: EndHours,
    private readonly fund: FundWeeks,
  ) {}

  @Mutation(() => HourlyAgreementResult, { description: 'Proposes work by the hour on an active contract; the other side accepts it.' })
  @Allow('owner', 'expert')
  proposeHours(@CurrentActor() actor: Actor, @Args() { id, rate, capHours }: ProposeHoursArgs) {
    return this.shown.agreementAfter(actor, this.propose.run(actor, id, rate.toMoney(), capHours));
  }

  @Mutation(() => HourlyAgreementResult, {
    description: 'Accepts what the other side proposed; the first week begins with the next Monday.',
  })
  @Allow('owner', 'expert')
  acceptHours(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.agreementAfter(actor, this.accept.run(actor, id));
  }

  @Mutation(() => HourlyAgreementResult, { description: 'Refuses a proposal, or takes back one’s own.' })
  @Allow('owner', 'expert')
  refuseHours(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.agreementAfter(actor, this.refuse.run(actor, id));
  }

  @Mutation(() => HourlyAgreementResult, {
    description: 'Ends work by the hour: weeks to come are called off and their money goes back; what was logged is reviewed and paid.',
  })
  @Allow('owner', 'expert')
  endHours(@CurrentActor() actor: Actor, @Args() { id }: IdArgs) {
    return this.shown.agreementAfter(actor, this.end.run(actor, id));
  }

  @Mutation(() => AgreedAutoFundingResult, {
    description: 'Lets each week be paid by itself before its Monday, cap × rate. The next week is asked for now.',
  })
  @Allow('owner')
  async fundWeeks(@CurrentActor() actor: Actor, @Args() { id, monthlyCap, consent }: AutoFundingArgs) {
    const funded = await this.fund.run(actor, id, monthlyCap.toMoney(), consent ?? null);
    const autoFunding = await this.shownFundings.after(actor, Promise.resolve(funded));
    return Object.assign(new AgreedAutoFundingType(), { autoFunding, url: funded.url });
  }

  @ResolveField(() => [HourlyAgreementType], { description: 'Newest first, refused and ended ones too.' })
  async hourlyAgreements(@Parent() { id }: ContractType, @Context() { loaders }: RequestContext) {
    const agreements = await loaders
      .named<readonly ShownAgreement[]>('HourlyAgreementsByContractId', (ids) => this.reader.ofContracts(ids))
      .load(id);
    return agreements.map(showAgreement);
  }
}
