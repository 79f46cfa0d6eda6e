/** The wish behind the decision in journal `j` (a transfer's, where a split made two), or null where none was needed. */
export const intentOf = `
  case when j.kind = 'split_decided' then nullif(j.meta ->> 'release_intent', 'none')::uuid when j.source_type = 'intent' then j.source_id::uuid end`;

/** Whether every call of that wish is confirmed, so that the money has really gone, and the decision stands. */
export const isCarriedOut = `
  (not exists (select from ledger_journals b where b.reverses = j.id)
   and not exists (select from intents i where i.movement_id = ${intentOf} and i.state <> 'done'))`;

/** Whether journal `j` shows a movement that is over, and so has a receipt. */
export const hasReceipt = `
  (j.kind in ('funded', 'refund_settled', 'payout_paid') or (j.kind in ('release_decided', 'split_decided') and ${isCarriedOut}))`;

/** Whether journal `j` moved a tip: its money was held under the tip's own id. */
export const isTip = `
  (j.kind in ('funded', 'release_decided', 'refund_decided')
   and exists (select from ledger_postings lp join ledger_accounts la on la.id = lp.account_id and la.class = 'escrow'
                 join tips tip on tip.id::text = la.subject where lp.journal_id = j.id))`;
