// @ts-check

/**
 * Takes the keys and indexes of tables away while much is written into them, then makes them again as they were, which checks
 * every key. In the caller's transaction: if the work fails, nothing was taken.
 * @param {import('pg').Client} client
 * @param {readonly string[]} tables
 * @param {() => Promise<void>} work
 */
export async function withoutIndexes(client, tables, work) {
  const { rows } = await client.query(definitions, [tables]);
  for (const { taken } of rows.toReversed()) await client.query(taken);
  await work();
  for (const { made } of rows) await client.query(made);
}

/** In the order of making: foreign keys, those of other tables too, need the keys they lead to. */
const definitions = `
  with given as (select unnest($1::text[])::regclass as name)
  select case contype when 'f' then 3 else 1 end as step,
         format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as made,
         format('alter table %s drop constraint %I', conrelid::regclass, conname) as taken
    from pg_constraint
   where contype in ('p', 'u', 'f') and (conrelid in (select name from given) or confrelid in (select name from given))
  union all
  select 2, pg_get_indexdef(indexrelid), format('drop index %s', indexrelid::regclass)
    from pg_index
   where indrelid in (select name from given) and not exists (select from pg_constraint where conindid = indexrelid and contype in ('p', 'u'))
   order by step`;
