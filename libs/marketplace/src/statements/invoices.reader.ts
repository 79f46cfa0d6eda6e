import { Injectable } from '@nestjs/common';
import type { Currency } from '@sidecrew/money';
import { type Actor, decodeCursor, isAdmin, type PageArgs, type PageInfo, pageOf, Work } from '@sidecrew/platform';

/** An issued document, with everything its paper shows. Amounts in minor units. */
export interface InvoiceRow {
  readonly id: string;
  /** "2026-000012": year and place in the issuer's series. */
  readonly number: string;
  readonly kind: 'invoice' | 'credit_note';
  readonly fee: 'owner_fee' | 'expert_fee';
  readonly contractId: string;
  readonly title: string;
  readonly currency: Currency;
  readonly totalMinor: string;
  readonly vatMinor: string | null;
  readonly vatBasisPoints: number | null;
  readonly issuedBy: { readonly name: string; readonly address: string | null; readonly taxId: string | null };
  readonly issuedTo: {
    readonly legalName: string;
    readonly address: string | null;
    readonly country: string | null;
    readonly taxId: string | null;
  };
  readonly issuedAt: Date;
  /** Of a credit note: the number of the invoice that it corrects. */
  readonly corrects: string | null;
}

const numberOf = (table: string) => `${table}.year || '-' || lpad(${table}.n::text, 6, '0')`;
const columns = `
  v.id, ${numberOf('v')} as number, v.kind, v.fee, v.contract_id as "contractId", k.title, v.currency,
  v.total_minor::text as "totalMinor", v.vat_minor::text as "vatMinor", v.vat_basis_points as "vatBasisPoints",
  v.issued_by as "issuedBy", v.issued_to as "issuedTo", v.issued_at as "issuedAt",
  (select ${numberOf('c')} from invoices c where c.id = v.corrects) as corrects`;

/** The platform's invoices to a person. */
@Injectable()
export class InvoicesReader {
  constructor(private readonly work: Work) {}

  /** Mine, newest first. */
  async mine(actor: Actor, page: PageArgs): Promise<{ nodes: InvoiceRow[]; pageInfo: PageInfo }> {
    const after = decodeCursor(page.after);
    const rows = await this.work.read<InvoiceRow>(
      `select ${columns} from invoices v join contracts k on k.id = v.contract_id
        where v.person_id = $1 and ($2::timestamptz is null or (v.issued_at, v.id) < ($2, $3::uuid))
        order by v.issued_at desc, v.id desc limit $4`,
      [actor.id, after?.at ?? null, after?.id ?? null, page.first + 1],
    );
    return pageOf(rows, page.first, ({ issuedAt, id }) => ({ at: issuedAt.toISOString(), id }));
  }

  /** One, if it is made out to the actor or the actor is staff. */
  async find(actor: Actor, id: string): Promise<InvoiceRow | null> {
    const [row] = await this.work.read<InvoiceRow>(
      `select ${columns} from invoices v join contracts k on k.id = v.contract_id where v.id = $1 and (v.person_id = $2 or $3)`,
      [id, actor.id, isAdmin(actor)],
    );
    return row ?? null;
  }
}
