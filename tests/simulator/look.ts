import type { RunningApp } from '../setup/app.js';
import type { Place } from './model/places.js';

/** A row of a milestone as it stands, with what people see beside it. */
export interface Row {
  readonly id: string;
  readonly rootId: string;
  readonly parentId: string | null;
  readonly contractId: string;
  readonly currency: string;
  readonly state: Place;
  readonly amount: bigint;
  readonly parts: Readonly<Record<'funded' | 'held' | 'inFlight' | 'released' | 'refunded' | 'chargedBack', bigint>>;
  readonly dispute: { readonly id: string; readonly state: string; readonly ownerShare: bigint | null } | null;
}

/** All that stands at one moment in the product, as far as the model speaks of it. */
export interface Sight {
  readonly rows: ReadonlyMap<string, Row>;
  /** Open freezes by id. */
  readonly freezes: ReadonlyMap<string, { readonly rootId: string; readonly reason: string }>;
  /** Wishes that money leaves, by id. */
  readonly wishes: ReadonlyMap<string, { readonly rootId: string; readonly op: 'release' | 'refund' }>;
}

const minor = (text: string) => BigInt(text);

export async function look(world: RunningApp): Promise<Sight> {
  const [rows, freezes, wishes] = await Promise.all([
    world.sql<Record<string, string> & { dispute: { id: string; state: string; ownerShare: string | null } | null }>(
      `select m.id, m.root_id as "rootId", m.parent_id as "parentId", m.contract_id as "contractId", m.currency, m.state, m.amount_minor as amount,
              p.funded, p.held, p.in_flight as "inFlight", p.released, p.refunded, p.charged_back as "chargedBack",
              (select jsonb_build_object('id', d.id, 'state', d.state, 'ownerShare', d.owner_share_minor::text)
                 from disputes d where d.milestone_id = m.id order by d.opened_at desc limit 1) as dispute
         from milestones m join milestone_positions p on p.milestone_id = m.id order by m.id`,
    ),
    world.sql<{ id: string; rootId: string; reason: string }>(
      `select f.id, m.root_id as "rootId", f.reason from freezes f join milestones m on m.id = f.milestone_id where f.closed_at is null`,
    ),
    world.sql<{ id: string; rootId: string; op: 'release' | 'refund' }>(
      `select i.id, m.root_id as "rootId", i.op from intents i join milestones m on m.id = i.milestone_id
        where i.op in ('release', 'refund') and i.subject_type = 'milestone'`,
    ),
  ]);
  const seen = rows.map((row): Row => {
    const [funded, held, inFlight] = [row['funded'] ?? '', row['held'] ?? '', row['inFlight'] ?? ''].map(minor) as [bigint, bigint, bigint];
    const [released, refunded, chargedBack] = [row['released'] ?? '', row['refunded'] ?? '', row['chargedBack'] ?? ''].map(minor) as [
      bigint,
      bigint,
      bigint,
    ];
    return {
      id: row['id'] ?? '',
      rootId: row['rootId'] ?? '',
      parentId: row['parentId'] ?? null,
      contractId: row['contractId'] ?? '',
      currency: row['currency'] ?? '',
      state: row['state'] as Place,
      amount: minor(row['amount'] ?? ''),
      parts: { funded, held, inFlight, released, refunded, chargedBack },
      dispute: row.dispute && { ...row.dispute, ownerShare: row.dispute.ownerShare === null ? null : minor(row.dispute.ownerShare) },
    };
  });
  const byId = <T extends { readonly id: string }>(list: readonly T[]) => new Map(list.map((one) => [one.id, one]));
  return { rows: byId(seen), freezes: byId(freezes), wishes: byId(wishes) };
}
