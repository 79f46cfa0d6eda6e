import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf, type PageInfo, Work } from '@sidecrew/platform';

export interface FallenReviewRow {
  /** The delivery that waits. */
  readonly id: string;
  readonly n: number;
  readonly contractId: string;
  readonly milestoneId: string;
  readonly title: string;
  readonly amount: { readonly minor: string; readonly currency: string };
  readonly submittedAt: Date;
  /** Since when staff reviews it. */
  readonly fellAt: Date;
  readonly dueAt: Date | null;
}

/** Deliveries whose owner could not be told: staff reviews them in the owner's place, as long as they are the newest and nobody decided. */
export const fallenReviews = `deliveries d
   join milestones m on m.id = d.milestone_id and m.state = 'submitted'
  where d.admin_reviews_since is not null
    and not exists (select from deliveries newer where newer.milestone_id = d.milestone_id and newer.n > d.n)`;

/** What fell to staff. */
@Injectable()
export class ReviewDeskReader {
  constructor(private readonly work: Work) {}

  /** The longest waiting first. */
  async page(first: number, after?: string | null): Promise<{ nodes: FallenReviewRow[]; pageInfo: PageInfo }> {
    const from = decodeCursor(after);
    const rows = await this.work.read<FallenReviewRow>(
      `select fallen.*, c.title,
              (select due_at from deadlines where subject_id = fallen."milestoneId" and kind = 'REVIEW_BY_ADMIN') as "dueAt"
         from (select d.id, d.n, m.contract_id as "contractId", m.id as "milestoneId", d.submitted_at as "submittedAt",
                      d.admin_reviews_since as "fellAt", json_build_object('minor', m.amount_minor::text, 'currency', m.currency) as amount
                 from ${fallenReviews} and ($1::timestamptz is null or (d.admin_reviews_since, d.id) > ($1::timestamptz, $2::uuid))
                order by d.admin_reviews_since, d.id limit $3) fallen
         join contracts c on c.id = fallen."contractId"
        order by fallen."fellAt", fallen.id`,
      [from?.at ?? null, from?.id ?? null, first + 1],
    );
    return pageOf(rows, first, ({ fellAt, id }) => ({ at: fellAt.toISOString(), id }));
  }
}
