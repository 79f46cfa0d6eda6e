import { Query, Resolver } from '@nestjs/graphql';
import { type Actor, Allow, Clock, CurrentActor } from '@sidecrew/platform';
import { showContract } from '../../hiring/graphql/show-contract.js';
import { ContractsReader } from '../../hiring/contracts.reader.js';
import { PayoutsReader } from '../../payouts/payouts.reader.js';
import { showMoney, showTask } from '../../posting/graphql/show-task.js';
import { TasksReader } from '../../posting/tasks.reader.js';
import { HomeReader } from '../home.reader.js';
import { type NeedRow, wordsOf } from '../home-needs.js';
import { ExpertHomeType, type HomeItemType, OwnerHomeType, type StepType } from './home.types.js';

/** The two first screens after sign-in. */
@Resolver()
export class HomeResolver {
  constructor(
    private readonly home: HomeReader,
    private readonly contracts: ContractsReader,
    private readonly tasks: TasksReader,
    private readonly payouts: PayoutsReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => OwnerHomeType, { description: 'What waits for me as an owner, soonest deadline first.' })
  @Allow('owner')
  async ownerHome(@CurrentActor() actor: Actor) {
    const row = await this.home.owner(actor);
    const [running, openTasks] = await Promise.all([this.running(actor, row.runningIds), this.shownTasks(actor, row.openTaskIds)]);
    return {
      running,
      openTasks,
      waiting: row.waiting.map(showNeed),
      held: row.held.map(showMoney),
      firstSteps: [
        step('verify', row.verified, '/settings/profile'),
        step('post', row.posted, '/tasks/new'),
        step('hire', row.hired, '/my-tasks'),
        step('fund', row.funded, '/contracts'),
        step('approve', row.approved, '/contracts'),
      ],
    };
  }

  @Query(() => ExpertHomeType, { description: 'What waits for me as an expert, soonest deadline first.' })
  @Allow('expert')
  async expertHome(@CurrentActor() actor: Actor) {
    const row = await this.home.expert(actor);
    const [running, matchingTasks, onItsWay] = await Promise.all([
      this.running(actor, row.runningIds),
      this.shownTasks(actor, row.matchingTaskIds),
      this.payouts.onItsWay(actor),
    ]);
    return {
      running,
      matchingTasks,
      onItsWay,
      waiting: row.waiting.map(showNeed),
      inReview: row.inReview.map(showNeed),
      firstSteps: [
        step('verify', row.verified, '/settings/profile'),
        step('profile', row.profile, '/profile'),
        step('sample', row.sample, '/profile'),
        step('vetting', row.vetted, '/profile'),
        step('payouts', row.payouts, '/payouts'),
        step('bid', row.bid, '/tasks'),
      ],
    };
  }

  private async running(actor: Actor, ids: readonly string[]) {
    const now = this.clock.now();
    return present(await this.contracts.findByIds(ids)).map((row) => showContract(row, actor, now));
  }

  private async shownTasks(actor: Actor, ids: readonly string[]) {
    return present(await this.tasks.findByIds(ids)).map((row) => showTask(row, actor));
  }
}

/** What vanished between two statements is left out. */
const present = <Row>(rows: readonly (Row | Error)[]): Row[] =>
  rows.filter((row): row is Exclude<typeof row, Error> => !(row instanceof Error));

const step = (key: string, done: boolean, path: string): StepType => ({ key, done, path });

function showNeed(row: NeedRow): HomeItemType {
  const { kind, ifNothing, path } = wordsOf(row.need);
  return {
    kind,
    title: row.title,
    who: row.who,
    id: `${row.need}:${row.subjectId}`,
    amount: row.amount && showMoney(row.amount),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt),
    default: row.dueAt === null ? null : ifNothing,
    path: path(row),
  };
}
