import { Injectable } from '@nestjs/common';
import { type Actor, decodeCursor, isAdmin, type PageArgs, type PageInfo, pageOf, Work } from '@sidecrew/platform';
import { endedContractStates } from '../contract.process.js';
import { heldMilestoneStates } from '../milestone.process.js';
import { contractColumns, contractIsReadable, type ContractRow, contractTables } from './contract-rows.js';
import { contractNeeds } from './contract-needs.js';

export const contractTabs = ['needs_me', 'waiting', 'done'] as const;
export type ContractTab = (typeof contractTabs)[number];

export interface Sum {
  readonly minor: string;
  readonly currency: string;
}

export interface ContractPage {
  readonly nodes: ContractRow[];
  readonly pageInfo: PageInfo;
  readonly totals: readonly Sum[];
}

/** Later than any deadline: what has none comes last. */
const never = `'9999-12-31T00:00:00Z'::timestamptz`;

const ended = endedContractStates.map((state) => `'${state}'`).join(', ');
const held = heldMilestoneStates.map((state) => `'${state}'`).join(', ');

/** All questions about contracts. Each page is one statement. */
@Injectable()
export class ContractsReader {
  constructor(private readonly work: Work) {}

  /** One contract, if the actor is a party or staff. */
  async findReadable(actor: Actor, contractId: string): Promise<ContractRow | null> {
    return this.findOne(actor, `k.id = $1`, contractId);
  }

  /** The contract of a milestone, under the same rule. */
  async findOfMilestone(actor: Actor, milestoneId: string): Promise<ContractRow | null> {
    return this.findOne(actor, `k.id = (select contract_id from milestones where id = $1)`, milestoneId);
  }

  /** By id, for nested fields of things that the actor was already allowed to read; in the order of the ids. */
  async findByIds(ids: readonly string[]): Promise<(ContractRow | Error)[]> {
    const rows = await this.work.read<ContractRow>(`select ${contractColumns} from ${contractTables} where k.id = any($1::uuid[])`, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? new Error(`Contract ${id} is missing.`));
  }

  /** The contracts made from these tasks, newest first; in the order of the ids. */
  async findOfTasks(taskIds: readonly string[]): Promise<ContractRow[][]> {
    const rows = await this.work.read<ContractRow>(
      `select ${contractColumns} from ${contractTables} where k.task_id = any($1::uuid[]) order by k.created_at desc, k.id desc limit 200`,
      [taskIds],
    );
    return taskIds.map((taskId) => rows.filter((row) => row.taskId === taskId));
  }

  /** The actor's contracts: what needs an act first by its deadline, the rest newest first. */
  async findOfTab(actor: Actor, tab: ContractTab, page: PageArgs): Promise<ContractPage> {
    const after = decodeCursor(page.after);
    const [way, past] = tab === 'needs_me' ? ['asc', '>'] : ['desc', '<'];
    const rows = await this.work.read<ContractRow & { sortedBy: Date }>(
      `with mine as (${tabStatement(tab)}),
            page as (select id, sorted_by from mine
                      where $2::timestamptz is null or (sorted_by, id) ${past} ($2::timestamptz, $3::uuid)
                      order by sorted_by ${way}, id ${way} limit $4)
       select ${contractColumns}, page.sorted_by as "sortedBy"
         from page join ${contractTables.replace('contracts k', 'contracts k on k.id = page.id')}
        order by page.sorted_by ${way}, k.id ${way}`,
      [actor.id, after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    const totals = await this.totals(actor, tab);
    return { ...pageOf(rows, page.first, (row) => ({ at: row.sortedBy.toISOString(), id: row.id })), totals };
  }

  /** Held money of the tab's contracts; of those that are done, what was released. */
  private async totals(actor: Actor, tab: ContractTab): Promise<Sum[]> {
    return this.work.read<Sum>(
      tab === 'done'
        ? `with mine as (${tabStatement(tab)})
           select p.currency, sum(p.released)::text as minor from mine join milestone_positions p on p.contract_id = mine.id
            where p.released > 0 group by p.currency order by p.currency`
        : `with mine as (${tabStatement(tab)})
           select m.currency, sum(m.amount_minor)::text as minor from mine join milestones m on m.contract_id = mine.id
            where m.state in (${held}) group by m.currency order by m.currency`,
      [actor.id],
    );
  }

  private async findOne(actor: Actor, which: string, id: string): Promise<ContractRow | null> {
    // Every verb answers by it; its plan costs ten times its reading.
    const [row] = await this.work.readPrepared<ContractRow>(
      `select ${contractColumns} from ${contractTables} where ${which} and ${contractIsReadable}`,
      [id, actor.id, isAdmin(actor)],
    );
    return row ?? null;
  }
}

/** Ids of a tab with what they are sorted by; `$1` is the person. */
function tabStatement(tab: ContractTab): string {
  const ofPerson = `(select id, state, created_at, ended_at from contracts where owner_id = $1
                     union all select id, state, created_at, ended_at from contracts where expert_id = $1)`;
  switch (tab) {
    case 'needs_me':
      return `select contract_id as id, min(coalesce(due_at, ${never})) as sorted_by from (${contractNeeds}) needs group by contract_id`;
    case 'waiting':
      return `select id, created_at as sorted_by from ${ofPerson} k
               where state not in (${ended}) and id not in (select contract_id from (${contractNeeds}) needs)`;
    case 'done':
      return `select id, coalesce(ended_at, created_at) as sorted_by from ${ofPerson} k where state in (${ended})`;
  }
}
