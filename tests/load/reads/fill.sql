-- 10,000 people, 100,000 tasks (20,000 open), about 300,000 bids, 10,000 contracts with 20,000 milestones. The same every time.
-- Ids are worked out of kind and number, so that rows find each other without look-ups.
select setseed(0.42);

create function bench_id(kind text, n bigint) returns uuid language sql immutable as $$
  select overlay(overlay(md5(kind || n) placing '4' from 13) placing '8' from 17)::uuid
$$;

create temp table cats as select id, row_number() over (order by place) - 1 as nth from categories;

-- Owners are 1 to 5,000, experts 5,001 to 10,000.
insert into users (id, email, name, password_hash, language, time_zone, email_verified_at, is_owner, is_expert, terms_version,
                   terms_accepted_at, joined_at)
select bench_id('user', n), 'p' || n || '@bench.example', 'Person ' || n, 'none', 'en', 'Europe/Berlin', now(), n <= 5000, n > 5000,
       '2026-01', now(), now() - n * interval '1 hour'
  from generate_series(1, 10000) n;
insert into expert_profiles (user_id, handle, headline, about, country, languages, created_at, updated_at)
select bench_id('user', n), 'person-' || n, 'Bookkeeper for small shops', 'Ten years of tidy books.', 'DE', '{en,de}', now(), now()
  from generate_series(5001, 10000) n;
insert into vettings (id, expert_id, category_id, state, requested_at)
select bench_id('vetting', n), bench_id('user', n), c.id, 'vetted', now() from generate_series(5001, 10000) n join cats c on c.nth = n % 4;
insert into expert_skills (expert_id, skill_id)
select bench_id('user', n), s.id from generate_series(5001, 10000) n join cats c on c.nth = n % 4
  join skills s on s.category_id = c.id and s.place in (n % 10, (n + 3) % 10);
insert into work_samples (id, expert_id, title, about, created_at)
select bench_id('sample', n), bench_id('user', n), 'A year of a print shop', 'Clean books in six weeks.', now()
  from generate_series(5001, 10000) n;

-- Words as people use them: a few everywhere, most of them rarely.
create temp table words as
select n as rank, syllables[1 + n % 16] || syllables[1 + n / 16 % 16] || syllables[1 + n / 256 % 16] as word
  from generate_series(0, 3999) n,
       (values ('{ba,ke,mo,ti,shu,ral,fen,dor,lis,pag,vem,cor,nit,sul,hap,gri}'::text[])) s (syllables);
create temp table texts as
select n, string_agg(word, ' ') filter (where place <= 6) as title, string_agg(word, ' ') as brief
  from (select n, place, floor(4000 * power(random(), 3))::int as pick from generate_series(1, 100000) n, generate_series(1, 45) place) picked
  join words on words.rank = pick
 group by picked.n;

-- Few owners post much: the first ones most.
insert into tasks (id, owner_id, category_id, state, version, title, brief, currency, budget_minimum_minor, budget_maximum_minor, due_days,
                   language, ai_policy, checklist, created_at, published_at, expires_at)
select bench_id('task', x.n), bench_id('user', 1 + floor(5000 * power(random(), 2))::int), c.id,
       case when x.n <= 20000 then 'open' when x.n <= 30000 then 'awarded' else 'done' end, 1, coalesce(x.title, 'Tidy up'), x.brief, 'USD',
       5000 + x.n % 90000, 9000 + x.n % 150000, 3 + x.n % 40, case when x.n % 5 = 0 then 'de' else 'en' end, 'allowed',
       (select jsonb_agg(jsonb_build_object('id', bench_id('point', x.n * 4 + i), 'text', 'Point ' || i || ' is shown')) from generate_series(1, 3) i),
       now() - x.n * interval '4 minutes', now() - x.n * interval '4 minutes', now() + (x.n % 60 + 1) * interval '1 day'
  from texts x join cats c on c.nth = x.n % 4;
insert into task_skills (task_id, skill_id, n)
select bench_id('task', n), s.id, s.place from generate_series(1, 100000) n join cats c on c.nth = n % 4
  join skills s on s.category_id = c.id and s.place in (n / 4 % 10, (n / 4 + 3) % 10);

insert into bids (id, task_id, expert_id, state, version, task_version, currency, price_minor, days, milestones, message, ai_declaration,
                  contract_id, submitted_at, terms_at)
select bench_id('bid', n * 32 + i), bench_id('task', n), bench_id('user', 5001 + (n * 7 + i * 1301) % 5000),
       case when n <= 20000 then 'submitted' when i = 0 then 'won' else 'declined' end, 1, 1, 'USD', 9000 + n % 9000, 10,
       jsonb_build_array(jsonb_build_object('title', 'All of it', 'amountMinor', (9000 + n % 9000)::text, 'days', 10)),
       'I match payouts every week and would start on Monday.', 'none',
       case when n between 20001 and 30000 and i = 0 then bench_id('contract', n) end,
       now() - n * interval '3 minutes', now() - n * interval '3 minutes'
  from generate_series(1, 100000) n, generate_series(0, case when n % 100 = 0 then 19 else 2 end) i;
insert into bid_versions (bid_id, version, by_role, at, task_version, currency, price_minor, days, milestones, message, ai_declaration)
select id, 1, 'expert', submitted_at, 1, currency, price_minor, days, milestones, message, ai_declaration from bids;

insert into contracts (id, task_id, bid_id, task_version, bid_version, owner_id, expert_id, state, currency, title, terms, checklist, created_at)
select bench_id('contract', n), t.id, b.id, 1, 1, t.owner_id, b.expert_id, case when n % 5 = 0 then 'completed' else 'active' end, 'USD', t.title,
       '{"ownerFeeBasisPoints": 400, "expertFeeBasisPoints": 800, "reviewDays": 7, "clearingDays": 5}', t.checklist, b.submitted_at
  from generate_series(20001, 30000) n join tasks t on t.id = bench_id('task', n) join bids b on b.id = bench_id('bid', n * 32);
insert into milestones (id, contract_id, root_id, n, title, amount_minor, currency, days, state, version, due_at, funded_at, approved_at, ended_at)
select m.id, bench_id('contract', m.n), m.id, part, 'Part ' || part, 4500 + m.n % 4500, 'USD', 10, m.state, 2, now() + interval '5 days',
       case when m.state <> 'planned' then now() end, case when m.state in ('approved', 'released') then now() end,
       case when m.state = 'released' then now() end
  from (select n, part, bench_id('milestone', n * 2 + part) as id,
               case when n % 5 = 0 then 'released' when part = 2 then 'planned'
                    else (array['funded', 'submitted', 'approved', 'changes_requested'])[1 + n % 4] end as state
          from generate_series(20001, 30000) n, generate_series(1, 2) part) m;
insert into deadlines (kind, subject_id, due_at)
select case state when 'submitted' then 'REVIEW' else 'CLEAR' end, id, now() + interval '4 days' from milestones where state in ('submitted', 'approved');
insert into deliveries (id, milestone_id, n, note, ai_declaration, submitted_by, submitted_at)
select bench_id(m.id::text, round), m.id, round, 'Done as agreed.', 'none', k.expert_id,
       now() - (3 - round) * interval '1 day'
  from milestones m join contracts k on k.id = m.contract_id, generate_series(1, 2) round
 where m.state in ('submitted', 'approved', 'changes_requested', 'released');
insert into delivery_evidence (delivery_id, checklist_item_id, position, note, url)
select d.id, point ->> 'id', place, 'All rows of March to May are matched.', case place when 1 then 'https://sheets.example/reconciled' end
  from deliveries d join milestones m on m.id = d.milestone_id join contracts k on k.id = m.contract_id,
       jsonb_array_elements(k.checklist) with ordinality points (point, place);
insert into change_requests (id, delivery_id, milestone_id, round, by_role, requested_by, note, items, requested_at, due_at)
select d.id, d.id, d.milestone_id, 1, 'owner', k.owner_id, 'Almost there.',
       jsonb_build_array(jsonb_build_object('checklistItemId', k.checklist -> 0 ->> 'id', 'what', 'April is missing.')), d.submitted_at, now()
  from deliveries d join milestones m on m.id = d.milestone_id join contracts k on k.id = m.contract_id where d.n = 1;
insert into timeline (id, contract_id, milestone_id, at, kind, actor_id, actor_role)
select bench_id('entry', n * 16 + i), k.id, bench_id('milestone', n * 2 + 1), k.created_at + i * interval '1 hour',
       (array['contract_made', 'funding_started', 'milestone_funded', 'delivery_submitted', 'changes_requested'])[1 + i % 5],
       case when i % 2 = 0 then k.owner_id else k.expert_id end, case when i % 2 = 0 then 'owner' else 'expert' end
  from generate_series(20001, 30000) n join contracts k on k.id = bench_id('contract', n), generate_series(1, 12) i;
