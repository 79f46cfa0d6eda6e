/**
 * What a contract waits for from one person, as rows
 * (contract_id, milestone_id, subject_id, side, need, due_at, amount_minor, currency): one place for the tab "needs me"
 * and for the home screens. `$1` is the person. `subject_id` is what the act is done on: a delivery, a dispute.
 */
export const contractNeeds = `
  select k.id as contract_id, m.id as milestone_id, m.id as subject_id, 'owner' as side, 'fund' as need, d.due_at, m.amount_minor, m.currency
    from contracts k
    cross join lateral (select * from milestones m where m.contract_id = k.id and m.state = 'planned' order by m.n limit 1) m
    left join deadlines d on d.subject_id = k.id and d.kind = 'FUND'
   where k.owner_id = $1 and k.state = 'awaiting_funding'
     and not exists (select from milestones f where f.contract_id = k.id and f.state = 'funding')
  union all
  select k.id, m.id, m.id, 'owner', 'fund_next', null, m.amount_minor, m.currency
    from contracts k
    cross join lateral (select * from milestones m where m.contract_id = k.id and m.state = 'planned' order by m.n limit 1) m
   where k.owner_id = $1 and k.state = 'active'
     and not exists (select from milestones r where r.contract_id = k.id
                      and r.state in ('funding', 'funded', 'submitted', 'changes_requested', 'refund_requested', 'disputed', 'frozen'))
  union all
  select k.id, m.id, coalesce(newest.id, m.id), 'owner',
         case when m.state = 'submitted' then 'review' when cc.state = 'declined' then 'mend_payment'
              when cc.state = 'asked_back' then 'confirm_payment' else 'finish_payment' end,
         coalesce(d.due_at, cc.retry_at), m.amount_minor, m.currency
    from contracts k join milestones m on m.contract_id = k.id and m.state in ('funding', 'submitted')
    left join lateral (select id from deliveries v where v.milestone_id in (m.id, m.root_id) order by v.n desc limit 1) newest on true
    left join deadlines d on d.subject_id = m.id and d.kind in ('CARD_CONFIRM', 'REVIEW')
    left join card_charges cc on cc.milestone_id = m.id and m.state = 'funding'
   where k.owner_id = $1 and k.state not in ('completed', 'cancelled', 'lapsed')
  union all
  select k.id, m.id, m.id, 'expert',
         case m.state when 'funded' then 'deliver' when 'changes_requested' then 'make_changes'
                      when 'refund_requested' then 'answer_refund' else 'set_up_payouts' end,
         case m.state when 'refund_requested' then d.due_at when 'approved_blocked' then null else m.due_at end, m.amount_minor, m.currency
    from contracts k
    join milestones m on m.contract_id = k.id and m.state in ('funded', 'changes_requested', 'refund_requested', 'approved_blocked')
    left join deadlines d on d.subject_id = m.id and d.kind = 'REFUND_REPLY'
   where k.expert_id = $1 and k.state not in ('completed', 'cancelled', 'lapsed')
  union all
  select k.id, x.milestone_id, x.id, case when k.owner_id = $1 then 'owner' else 'expert' end,
         case x.state when 'opened' then 'answer_dispute' when 'negotiating' then 'settle_dispute' else 'answer_proposal' end,
         d.due_at, x.held_minor, x.currency
    from contracts k join disputes x on x.contract_id = k.id
    left join deadlines d on d.subject_id = x.id and d.kind in ('DISPUTE_REPLY', 'NEGOTIATE', 'ACCEPT')
   where $1 in (k.owner_id, k.expert_id)
     and (x.state = 'negotiating'
          or (x.state = 'opened' and x.opened_by <> case when k.owner_id = $1 then 'owner' else 'expert' end)
          or (x.state = 'proposed' and exists (select from rulings r where r.dispute_id = x.id and r.kind = 'proposal'
                and case when k.owner_id = $1 then r.owner_accepted_at else r.expert_accepted_at end is null)))`;
