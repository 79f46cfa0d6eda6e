import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';

/** What an invoice says of the person it is made out to. */
export interface TaxDetails {
  readonly legalName: string;
  readonly address: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  readonly taxId: string | null;
}

/** A person's details for invoices. They count for invoices issued from then on; issued ones stay as they are. */
@Injectable()
export class SaveTaxDetails {
  constructor(private readonly work: Work) {}

  run(actor: Actor, { legalName, address, country, taxId }: TaxDetails): Promise<void> {
    return this.work.transaction(async (tx) => {
      await tx.query(
        `insert into tax_details (user_id, legal_name, address, country, tax_id, changed_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (user_id) do update set legal_name = excluded.legal_name, address = excluded.address, country = excluded.country,
           tax_id = excluded.tax_id, changed_at = excluded.changed_at`,
        [actor.id, legalName, address, country, taxId, tx.now],
      );
    });
  }
}
