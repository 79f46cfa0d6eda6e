import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { type Currency, includedIn } from '@sidecrew/money';
import { CONFIG, type Config, type DomainEvent, type DomainEventClass, EventHandlers, newId, type Tx } from '@sidecrew/platform';
import { EscrowRefunded, EscrowReleased, EscrowSettled, MoneyChargedBack } from '../funding/escrow.events.js';
import { LateRefundConfirmed } from '../funding/late-refunds/late-refund.events.js';
import { PrefundRefunded, PrefundReleased } from '../funding/prefunds/prefund.events.js';
import { isCarriedOut } from './settled-journals.js';
import type { TaxDetails } from './save-tax-details.js';

/** After these a fee may have been earned or given back for good. */
const movements: readonly DomainEventClass<DomainEvent & { readonly contractId: string }>[] = [
  EscrowReleased,
  EscrowSettled,
  EscrowRefunded,
  LateRefundConfirmed,
  MoneyChargedBack,
  PrefundReleased,
  PrefundRefunded,
];

interface DueInvoice {
  readonly journalId: string;
  readonly fee: 'owner_fee' | 'expert_fee';
  readonly currency: Currency;
  readonly personId: string;
  /** Plus was earned and is invoiced, minus was given back and is credited. */
  readonly earnedMinor: string;
  readonly name: string;
  readonly details: TaxDetails | null;
}

/**
 * Invoices the platform's own fees, and only those: one document per fee and journal, once the money has really moved; a fee
 * that is given back gets a credit note. It reads the books of the whole contract, so an earlier miss is made good by the next fact.
 */
@Injectable()
export class IssueInvoices implements OnModuleInit {
  constructor(
    private readonly handlers: EventHandlers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    for (const fact of movements) {
      this.handlers.on(fact, 'invoice-fees-when-money-has-moved', (tx, { contractId }) => this.ofContract(tx, contractId));
    }
  }

  /** Issues what is due of a contract; told twice, it issues once. Numbers follow each other without gaps per issuer and year. */
  async ofContract(tx: Tx, contractId: string): Promise<void> {
    if ((await dueOf(tx, contractId)).length === 0) return;
    const { issuer } = this.config.invoices;
    const year = tx.now.getUTCFullYear();
    // Whoever holds the series' row may issue; read again what is due, since another may just have done it.
    const [series] = await tx.query<{ last: number }>(
      `insert into invoice_numbers (issuer, year, last) values ($1, $2, 0)
       on conflict (issuer, year) do update set last = invoice_numbers.last returning last`,
      [issuer.name, year],
    );
    let last = series?.last ?? 0;
    for (const due of await dueOf(tx, contractId)) {
      last += 1;
      await this.issue(tx, contractId, year, last, due);
    }
    await tx.query(`update invoice_numbers set last = $3 where issuer = $1 and year = $2`, [issuer.name, year, last]);
  }

  private async issue(tx: Tx, contractId: string, year: number, n: number, due: DueInvoice): Promise<void> {
    const earned = BigInt(due.earnedMinor);
    const total = earned < 0n ? -earned : earned;
    // A credit note follows the invoice that it corrects, whatever the person's details are by now.
    const corrected = earned < 0n ? await correctedBy(tx, contractId, due) : null;
    const rate = corrected ? corrected.vatBasisPoints : this.vatRate(due.details);
    await tx.query(
      `insert into invoices (id, issuer, year, n, kind, fee, journal_id, contract_id, person_id, currency, total_minor, vat_minor,
                             vat_basis_points, issued_by, issued_to, issued_at, corrects)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [
        newId(),
        this.config.invoices.issuer.name,
        year,
        n,
        earned < 0n ? 'credit_note' : 'invoice',
        due.fee,
        due.journalId,
        contractId,
        due.personId,
        due.currency,
        total.toString(),
        rate === null ? null : includedIn(total, rate).toString(),
        rate,
        JSON.stringify(this.config.invoices.issuer),
        JSON.stringify(corrected?.issuedTo ?? due.details ?? { legalName: due.name, address: null, country: null, taxId: null }),
        tx.now,
        corrected?.id ?? null,
      ],
    );
  }

  /** A business that gave its tax id accounts for the tax itself; without a rate for the country there is no line. */
  private vatRate(details: TaxDetails | null): number | null {
    const rate = details ? (this.config.invoices.vatBasisPoints[details.country] ?? null) : null;
    return rate !== null && details?.taxId ? 0 : rate;
  }
}

interface Corrected {
  readonly id: string;
  readonly issuedTo: object;
  readonly vatBasisPoints: number | null;
}

/** The newest invoice for this fee of the contract: of the same milestone, if there is one. */
async function correctedBy(tx: Tx, contractId: string, { fee, personId, journalId }: DueInvoice): Promise<Corrected | null> {
  const [row] = await tx.query<Corrected>(
    `select v.id, v.issued_to as "issuedTo", v.vat_basis_points as "vatBasisPoints"
       from invoices v join ledger_journals earned on earned.id = v.journal_id
      where v.contract_id = $1 and v.fee = $2 and v.person_id = $3 and v.kind = 'invoice'
      order by (earned.milestone_id is not distinct from (select milestone_id from ledger_journals where id = $4)) desc, v.issued_at desc, v.n desc
      limit 1`,
    [contractId, fee, personId, journalId],
  );
  return row ?? null;
}

/** Fees of a contract that moved for good and have no document yet, oldest first. */
const dueOf = (tx: Tx, contractId: string): Promise<DueInvoice[]> =>
  tx.query<DueInvoice>(
    `select j.id as "journalId", replace(a.class, 'revenue.', '') as fee, j.currency, (-sum(p.amount))::text as "earnedMinor",
            u.id as "personId", u.name, to_jsonb(d) as details
       from ledger_journals j
       join contracts k on k.id = j.contract_id
       join ledger_postings p on p.journal_id = j.id
       join ledger_accounts a on a.id = p.account_id and a.class in ('revenue.owner_fee', 'revenue.expert_fee')
       join users u on u.id = case a.class when 'revenue.owner_fee' then k.owner_id else k.expert_id end
       left join lateral (select legal_name as "legalName", address, country, tax_id as "taxId" from tax_details where user_id = u.id) d on true
      where j.contract_id = $1 and j.kind <> 'reversal'
        and ${isCarriedOut}
        -- A refund that is pending may fail yet, and then its fees were never given back.
        and not exists (select from late_refunds late where late.journal_id = j.id and late.confirmed_at is null)
        and not exists (select from invoices v where v.journal_id = j.id and v.fee = replace(a.class, 'revenue.', ''))
      group by j.id, a.class, u.id, u.name, d.* having sum(p.amount) <> 0
      order by j.effective_at, j.recorded_at, j.id, a.class desc`,
    [contractId],
  );
