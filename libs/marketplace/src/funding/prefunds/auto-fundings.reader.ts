import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, restored, type Stored, Work } from '@sidecrew/platform';
import { jsonList } from '../../sql-list.js';
import { autoFundingColumns, type AutoFundingRow } from './auto-funding-rows.js';
import { prefundColumns, type PrefundRow } from './prefund-rows.js';

/** A period as its contract's parties see it, with what of it still lies here. */
export interface ShownPrefund extends PrefundRow {
  readonly heldMinor: string;
}

/** An auto-funding with its newest periods. */
export interface ShownAutoFunding extends AutoFundingRow {
  readonly periods: readonly ShownPrefund[];
}

/** A year of weeks and one more. */
const shownPeriods = 53;

const period = restored<ShownPrefund>({ retryAt: true, pageUntil: true, heldAt: true, heldSince: true });

/** Left out is what went out, or is on its way. */
const held = `(case when f.held_at is not null then f.price_minor else 0 end + f.rolled_minor
    - coalesce((select sum(l.gross_minor) from prefund_legs l where l.prefund_id = f.id and l.state in ('moving', 'confirmed', 'failed')), 0))::text as "heldMinor"`;

const periods = jsonList(
  `select ${prefundColumns}, ${held} from prefunds f where f.auto_funding_id = a.id order by f.starts_on desc limit ${shownPeriods}`,
);

/** Auto-fundings and their periods. */
@Injectable()
export class AutoFundingsReader {
  constructor(private readonly work: Work) {}

  /** Of contracts that the actor was already allowed to read, newest first, in the order of the ids. */
  async ofContracts(contractIds: readonly string[]): Promise<ShownAutoFunding[][]> {
    const rows = await this.work.read<StoredAutoFunding>(
      `select ${autoFundingColumns}, ${periods} as periods from auto_fundings a where a.contract_id = any($1) order by a.agreed_at desc, a.id desc`,
      [contractIds],
    );
    const shown = rows.map(show);
    return contractIds.map((id) => shown.filter(({ contractId }) => contractId === id));
  }

  /** One, where the actor is a party of its contract or staff. */
  async find(actor: Actor, id: string): Promise<ShownAutoFunding | null> {
    const [row] = await this.work.read<StoredAutoFunding>(
      `select ${autoFundingColumns}, ${periods} as periods from auto_fundings a join contracts k on k.id = a.contract_id
        where a.id = $1 and ($2 in (k.owner_id, k.expert_id) or $3)`,
      [id, actor.id, isAdmin(actor)],
    );
    return row ? show(row) : null;
  }
}

type StoredAutoFunding = AutoFundingRow & { readonly periods: readonly Stored<ShownPrefund>[] };

const show = (row: StoredAutoFunding): ShownAutoFunding => ({ ...row, periods: row.periods.map(period) });
