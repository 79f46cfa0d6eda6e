/** An expert as one row: nested lists come ready-made from PostgreSQL, one statement per screen. */
export interface ProfileRow {
  readonly id: string;
  readonly handle: string;
  readonly headline: string;
  readonly about: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly memberSince: Date;
  readonly person: { readonly id: string; readonly name: string; readonly timeZone: string; readonly joinedAt: string };
  readonly hourlyPrice: { readonly minor: string; readonly currency: string } | null;
  readonly categories: readonly CategoryRow[];
  readonly vettedIn: readonly CategoryRow[];
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  readonly samples: readonly SampleRow[];
  readonly releasedMilestones: number;
  readonly onTimeCount: number;
  readonly onTimeRate: number | null;
}

export interface CategoryRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

export interface SampleRow {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly url: string | null;
  readonly file: { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: number; readonly url: string } | null;
}

/** Columns of a ProfileRow, from `expert_profiles p join users u on u.id = p.user_id`. Reading looks ahead to contracts, writing never does. */
export const profileColumns = `
  p.user_id as id, p.handle, p.headline, p.about, p.country, p.languages, p.created_at as "memberSince",
  json_build_object('id', u.id, 'name', u.name, 'timeZone', u.time_zone, 'joinedAt', u.joined_at) as person,
  case when p.hourly_minor is not null then json_build_object('minor', p.hourly_minor::text, 'currency', p.hourly_currency) end as "hourlyPrice",
  coalesce((select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) order by c.place)
     from expert_categories ec join categories c on c.id = ec.category_id where ec.expert_id = p.user_id), '[]') as categories,
  coalesce((select json_agg(json_build_object('id', c.id, 'slug', c.slug, 'name', c.name) order by c.place)
     from vettings v join categories c on c.id = v.category_id where v.expert_id = p.user_id and v.state = 'vetted'), '[]') as "vettedIn",
  coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
     from expert_skills es join skills s on s.id = es.skill_id where es.expert_id = p.user_id), '[]') as skills,
  coalesce((select json_agg(json_build_object('id', w.id, 'title', w.title, 'about', w.about, 'url', w.url,
       'file', case when f.id is not null then json_build_object('id', f.id, 'name', f.name, 'mime', f.mime, 'bytes', f.bytes, 'url', '/files/' || f.id) end) order by w.created_at)
     from work_samples w left join files f on f.id = w.file_id where w.expert_id = p.user_id and w.removed_at is null), '[]') as samples,
  track.released as "releasedMilestones", track.delivered as "onTimeCount",
  case when track.delivered > 0 then track.on_time::float / track.delivered end as "onTimeRate"`;

export const profileTables = `
  expert_profiles p join users u on u.id = p.user_id
  cross join lateral (
    select count(*) filter (where m.state = 'released')::int as released,
           count(d.first_at)::int as delivered,
           count(*) filter (where d.first_at <= m.due_at)::int as on_time
      from contracts k join milestones m on m.contract_id = k.id
      left join lateral (select min(submitted_at) as first_at from deliveries where milestone_id = m.id) d on true
     where k.expert_id = p.user_id) track`;
