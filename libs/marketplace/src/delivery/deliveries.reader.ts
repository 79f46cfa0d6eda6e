import { Injectable } from '@nestjs/common';
import { restored, type Stored, Work } from '@sidecrew/platform';
import type { AiDeclaration } from '../bidding/bid.entity.js';

export interface FileRow {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: number;
}

export interface DeliveryRow {
  readonly id: string;
  readonly n: number;
  readonly note: string;
  readonly aiDeclaration: AiDeclaration;
  readonly submittedAt: Date;
  readonly evidence: readonly {
    readonly checklistItemId: string;
    readonly note: string;
    readonly url: string | null;
    readonly files: readonly FileRow[];
  }[];
}

export interface ChangeRequestRow {
  readonly id: string;
  readonly round: number;
  readonly note: string;
  readonly items: readonly { readonly checklistItemId: string; readonly what: string }[];
  readonly requestedAt: Date;
  readonly dueAt: Date;
}

export interface ChecklistPointRow {
  readonly id: string;
  readonly text: string;
}

/** What every milestone asked for shows of its delivery. */
export interface MilestoneWork {
  readonly checklist: readonly ChecklistPointRow[];
  readonly deliveries: readonly DeliveryRow[];
  readonly changeRequests: readonly ChangeRequestRow[];
}

/** A MilestoneWork as JSON carries it; null where there is none. */
export interface StoredWork {
  readonly id: string;
  readonly checklist: readonly ChecklistPointRow[];
  readonly deliveries: readonly Stored<DeliveryRow>[] | null;
  readonly changeRequests: readonly Stored<ChangeRequestRow>[] | null;
}

const deliveryOf = restored<DeliveryRow>({ submittedAt: true });
const changeRequestOf = restored<ChangeRequestRow>({ requestedAt: true, dueAt: true });

export const workOf = ({ checklist, deliveries, changeRequests }: StoredWork): MilestoneWork => ({
  checklist,
  deliveries: (deliveries ?? []).map(deliveryOf),
  changeRequests: (changeRequests ?? []).map(changeRequestOf),
});

const filesSql = `
  (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'mime', s.mime, 'bytes', s.bytes) order by df.position), '[]')
     from delivery_files df join files s on s.id = df.file_id
    where df.delivery_id = e.delivery_id and df.checklist_item_id = e.checklist_item_id)`;

const evidenceSql = `
  (select coalesce(jsonb_agg(jsonb_build_object('checklistItemId', e.checklist_item_id, 'note', e.note, 'url', e.url, 'files', ${filesSql})
                             order by e.position), '[]')
     from delivery_evidence e where e.delivery_id = d.id)`;

/**
 * A StoredWork for each of these milestones: a parameter, or an array that the statement around it works out. What was delivered
 * before a milestone was divided belongs to every part, so each looks up its line of parents.
 */
export const workSql = (milestoneIds: string): string => `
  with recursive line as (
    select id as milestone_id, id as at_id, parent_id from milestones where id = any(${milestoneIds})
    union all
    select line.milestone_id, m.id, m.parent_id from milestones m join line on m.id = line.parent_id
  )
  select m.id, c.checklist,
         (select jsonb_agg(jsonb_build_object('id', d.id, 'n', d.n, 'note', d.note, 'aiDeclaration', d.ai_declaration,
                                              'submittedAt', d.submitted_at, 'evidence', ${evidenceSql}) order by d.n)
            from line join deliveries d on d.milestone_id = line.at_id where line.milestone_id = m.id) as deliveries,
         (select jsonb_agg(jsonb_build_object('id', r.id, 'round', r.round, 'note', r.note, 'items', r.items,
                                              'requestedAt', r.requested_at, 'dueAt', r.due_at) order by r.round)
            from line join change_requests r on r.milestone_id = line.at_id where line.milestone_id = m.id) as "changeRequests"
    from milestones m join contracts c on c.id = m.contract_id
   where m.id = any(${milestoneIds})`;

/** Reads deliveries. Who may see the milestone is the caller's question, answered before. */
@Injectable()
export class DeliveriesReader {
  constructor(private readonly work: Work) {}

  /** Checklist, deliveries (oldest first) and change requests of these milestones, in one statement. */
  async ofMilestones(milestoneIds: readonly string[]): Promise<ReadonlyMap<string, MilestoneWork>> {
    const rows = await this.work.read<StoredWork>(workSql('$1::uuid[]'), [milestoneIds]);
    return new Map(rows.map((row) => [row.id, workOf(row)]));
  }
}
