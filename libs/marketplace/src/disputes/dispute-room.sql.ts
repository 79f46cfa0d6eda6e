/** JSON has no exact whole numbers beyond 2^53, so amounts travel as text. */
const shares = `'ownerMinor', x.owner_minor::text, 'expertMinor', x.expert_minor::text`;

const statements = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', x.id, 'by', x.by_party, 'text', x.text, 'claimMinor', x.claim_minor::text, 'at', x.at,
            'files', (select coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes) order by df.position), '[]')
                        from dispute_files df join files f on f.id = df.file_id where df.statement_id = x.id)) order by x.at, x.id), '[]')
     from dispute_statements x where x.dispute_id = d.id)`;

const offers = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', x.id, 'by', x.by_party, ${shares}, 'note', x.note, 'at', x.at, 'newest', x.replaced_at is null) order by x.at, x.id), '[]')
     from split_offers x where x.dispute_id = d.id)`;

const rulings = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'id', x.id, 'kind', x.kind, 'adminId', x.admin_id, ${shares}, 'text', x.text, 'reasons', x.reasons, 'at', x.at,
            'ownerAccepted', x.owner_accepted_at is not null, 'expertAccepted', x.expert_accepted_at is not null,
            'rejectedBy', x.rejected_by, 'rejectedBecause', x.rejected_because) order by x.at, x.id), '[]')
     from rulings x where x.dispute_id = d.id)`;

const deadlines = `
  (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'dueAt', x.due_at) order by x.due_at), '[]')
     from deadlines x where x.subject_id = d.id)`;

/** What moves: the transfer less the expert fee, the refund with the owner fee. */
const legs = `
  (select coalesce(jsonb_agg(jsonb_build_object(
            'kind', x.kind, 'state', x.state, 'expertFeeMinor', x.expert_fee_minor::text, 'ownerFeeMinor', x.owner_fee_minor::text,
            'amountMinor', (case when x.kind = 'release' then x.gross_minor - x.expert_fee_minor else x.gross_minor + x.owner_fee_minor end)::text)
            order by x.kind), '[]')
     from money_legs x where x.milestone_id = d.milestone_id and x.purpose = 'split' and x.state <> 'dropped')`;

/** What of the funded amount left in other rows before, and the fees fixed on it; the fees on the next part go on from there. */
const before = `
  (select jsonb_build_object(
            'releasedMinor', coalesce(sum(x.gross_minor) filter (where x.kind = 'release'), 0)::text, 'leftMinor', coalesce(sum(x.gross_minor), 0)::text,
            'expertFeesMinor', coalesce(sum(x.expert_fee_minor), 0)::text, 'ownerFeesMinor', coalesce(sum(x.owner_fee_minor), 0)::text)
     from money_legs x where x.root_id = m.root_id and x.milestone_id <> m.id and x.state <> 'dropped')`;

/** All of a dispute in one statement; callers add the condition. */
export const roomSql = `
  select d.id, d.contract_id as "contractId", d.milestone_id as "milestoneId", d.state, d.opened_by as "openedBy", d.reason,
         d.held_minor::text as "heldMinor", d.currency, d.opened_at as "openedAt", d.negotiating_since as "negotiatingSince", m.state = 'frozen' as "isFrozen",
         d.mediator_id as "mediatorId", d.owner_share_minor::text as "ownerShareMinor", d.expert_share_minor::text as "expertShareMinor",
         d.outcome_kind as "outcomeKind", d.owner_waived_at as "ownerWaivedAt", d.expert_waived_at as "expertWaivedAt",
         d.closed_at as "closedAt", c.owner_id as "ownerId", c.expert_id as "expertId", c.terms,
         ${before} as before,
         ${statements} as statements, ${offers} as offers, ${rulings} as rulings, ${deadlines} as deadlines, ${legs} as legs
    from disputes d
    join milestones m on m.id = d.milestone_id
    join contracts c on c.id = d.contract_id`;

/** The latest dispute of each of these milestones: a parameter, or an array that the statement around it works out. */
export const latestDisputesSql = (milestoneIds: string): string => `${roomSql}
   where d.id in (select latest.id from unnest(${milestoneIds}) as wanted (id)
                   cross join lateral (select l.id from disputes l where l.milestone_id = wanted.id order by l.opened_at desc limit 1) latest)`;
