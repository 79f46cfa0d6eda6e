import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { FreshProof, PersonLoader, PersonType } from '@sidecrew/identity';
import { type Actor, Allow, CurrentActor, Done, DoneResult, type RequestContext } from '@sidecrew/platform';
import { CoverageReader } from '../reconciliation/coverage.js';
import { ReconcileNow } from '../reconciliation/reconcile-now.js';
import { ReconciliationReader } from '../reconciliation/reconciliation.reader.js';
import { ResolveBreak } from '../reconciliation/resolve-break.js';
import { ReplayEvent } from '../webhooks/replay-event.js';
import {
  CoverageType,
  ReconciliationBreakResult,
  ReconciliationBreakType,
  ReconciliationPageType,
  ReconciliationRunResult,
  ReconciliationRunType,
  ReplayEventArgs,
  ResolveBreakArgs,
} from './reconciliation.types.js';

/** The books beside the payment partner's, for staff. */
@Resolver(() => ReconciliationBreakType)
export class ReconciliationResolver {
  constructor(
    private readonly people: PersonLoader,
    private readonly reader: ReconciliationReader,
    private readonly coverage: CoverageReader,
    private readonly now: ReconcileNow,
    private readonly resolve: ResolveBreak,
    private readonly replay: ReplayEvent,
  ) {}

  @Query(() => ReconciliationPageType, { name: 'reconciliation', description: 'Coverage, open differences, and the newest runs.' })
  @Allow('admin')
  async page() {
    const [coverage, breaks, resolved, runs] = await Promise.all([
      this.coverage.all(),
      this.reader.openBreaks(),
      this.reader.resolvedBreaks(),
      this.reader.runs(),
    ]);
    return {
      coverage: coverage.map((row) => CoverageType.from(row)),
      openBreaks: breaks.map((row) => ReconciliationBreakType.from(row)),
      resolvedBreaks: resolved.map((row) => ReconciliationBreakType.from(row)),
      runs: runs.map((row) => ReconciliationRunType.from(row)),
    };
  }

  @Mutation(() => ReconciliationRunResult, { description: 'Compares the books with the payment partner at once.' })
  @Allow('admin')
  async reconcileNow(@CurrentActor() actor: Actor) {
    return ReconciliationRunType.from(await this.now.run(actor));
  }

  @Mutation(() => ReconciliationBreakResult, { description: 'Closes a difference with a reason; leaves a record.' })
  @Allow('admin')
  @FreshProof()
  async resolveBreak(@CurrentActor() actor: Actor, @Args() { id, resolution }: ResolveBreakArgs) {
    return ReconciliationBreakType.from(await this.resolve.run(actor, id, resolution));
  }

  @Mutation(() => DoneResult, { description: 'Lets an event that was set aside run again; the reason stays on record.' })
  @Allow('admin')
  @FreshProof()
  async replayEvent(@CurrentActor() actor: Actor, @Args() { id, reason }: ReplayEventArgs) {
    await this.replay.run(actor, id, reason);
    return Done.yes();
  }

  @ResolveField(() => PersonType, { nullable: true })
  resolvedBy(@Parent() { resolvedById }: ReconciliationBreakType, @Context() context: RequestContext) {
    return resolvedById ? this.people.load(context, resolvedById) : null;
  }
}
