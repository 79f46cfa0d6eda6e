import { Injectable } from '@nestjs/common';
import { type Actor, isAdmin, Work } from '@sidecrew/platform';
import { jsonList } from '../sql-list.js';
import { agreementColumns, type AgreementRow, lineColumns, type Week, weekColumns, type WeekLine } from './week-rows.js';

/** A week as its contract's parties see it. */
export interface ShownWeek extends Week {
  readonly lines: readonly WeekLine[];
}

/** What was agreed, with its newest weeks. */
export interface ShownAgreement extends AgreementRow {
  readonly weeks: readonly ShownWeek[];
}

/** A quarter of a year and one more. */
const shownWeeks = 14;

const lines = jsonList(`select ${lineColumns} from week_lines l where l.week_id = w.id order by l.day, l.id`);
const weeks = jsonList(
  `select ${weekColumns}, ${lines} as lines from weeks w where w.agreement_id = h.id order by w.starts_on desc limit ${shownWeeks}`,
);

/** Hourly agreements, their weeks and lines. */
@Injectable()
export class WeeksReader {
  constructor(private readonly work: Work) {}

  /** Of contracts that the actor was already allowed to read, newest first, in the order of the ids. */
  async ofContracts(contractIds: readonly string[]): Promise<ShownAgreement[][]> {
    const rows = await this.work.read<ShownAgreement>(
      `select ${agreementColumns}, ${weeks} as weeks from hourly_agreements h where h.contract_id = any($1) order by h.proposed_at desc, h.id desc`,
      [contractIds],
    );
    return contractIds.map((id) => rows.filter(({ contractId }) => contractId === id));
  }

  /** One, where the actor is a party of its contract or staff. */
  async agreement(actor: Actor, id: string): Promise<ShownAgreement | null> {
    const [row] = await this.work.read<ShownAgreement>(
      `select ${agreementColumns}, ${weeks} as weeks from hourly_agreements h join contracts k on k.id = h.contract_id
        where h.id = $1 and ($2 in (k.owner_id, k.expert_id) or $3)`,
      [id, actor.id, isAdmin(actor)],
    );
    return row ?? null;
  }

  /** One week under the same rule, with what was agreed for it. */
  async week(actor: Actor, id: string): Promise<{ readonly week: ShownWeek; readonly agreement: AgreementRow } | null> {
    const [row] = await this.work.read<{ week: ShownWeek; agreement: AgreementRow }>(
      `select row_to_json(one) as week, row_to_json(agreed) as agreement
         from (select ${weekColumns}, ${lines} as lines from weeks w where w.id = $1) one
         join contracts k on k.id = one."contractId"
         cross join lateral (select ${agreementColumns} from hourly_agreements h where h.id = one."agreementId") agreed
        where $2 in (k.owner_id, k.expert_id) or $3`,
      [id, actor.id, isAdmin(actor)],
    );
    return row ?? null;
  }
}
