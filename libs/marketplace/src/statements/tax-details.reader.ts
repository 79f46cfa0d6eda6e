import { Injectable } from '@nestjs/common';
import { type Actor, Work } from '@sidecrew/platform';
import type { TaxDetails } from './save-tax-details.js';

/** How a person wants invoices to be made out. */
@Injectable()
export class TaxDetailsReader {
  constructor(private readonly work: Work) {}

  async mine(actor: Actor): Promise<TaxDetails | null> {
    const [row] = await this.work.read<TaxDetails>(
      `select legal_name as "legalName", address, country, tax_id as "taxId" from tax_details where user_id = $1`,
      [actor.id],
    );
    return row ?? null;
  }
}
