/**
 * The forms that keep this schema fit for a distributed PostgreSQL, checked on a plain one. What each rule avoids was met
 * on a real cluster: keys without the distribution column, triggers, policies with subqueries, cascades that set null.
 */

/** Tables that belong to one process of bookkeeping and are never distributed. */
export const localTables = ['schema_migrations']

type Ask = <Row>(sql: string) => Promise<Row[]>

interface Found {
  readonly table: string
  readonly name: string
}

const inSchema = `join pg_namespace n on n.oid = c.relnamespace where n.nspname = current_schema() and c.relkind in ('r', 'p')`

/** Each rule: what is wrong, and the query that finds the places where it is. */
const rules: readonly { readonly wrong: string; readonly sql: string }[] = [
  {
    wrong: 'has no tenant_id int not null as its first column',
    sql: `select c.relname as "table", '' as name from pg_class c ${inSchema}
      and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.atttypid = 'int4'::regtype and a.attnotnull and a.attnum = 1)`,
  },
  {
    wrong: 'has no primary key',
    sql: `select c.relname as "table", '' as name from pg_class c ${inSchema} and not exists (select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'p')`,
  },
  {
    wrong: 'is unique without beginning with tenant_id',
    sql: `select c.relname as "table", i.relname as name from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid ${inSchema}
      and x.indisunique and (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = x.indkey[0]) is distinct from 'tenant_id'`,
  },
  {
    wrong: 'refers to another table without tenant_id in the same place',
    sql: `select c.relname as "table", k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid ${inSchema} and k.contype = 'f'
      and ((select attname from pg_attribute where attrelid = k.conrelid and attnum = k.conkey[1]) is distinct from 'tenant_id'
        or (select attname from pg_attribute where attrelid = k.confrelid and attnum = k.confkey[1]) is distinct from 'tenant_id')`,
  },
  {
    wrong: 'sets null or default when the other row goes',
    sql: `select c.relname as "table", k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid ${inSchema} and k.contype = 'f' and k.confdeltype in ('n', 'd')`,
  },
  {
    wrong: 'is a trigger',
    sql: `select c.relname as "table", t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid ${inSchema} and not t.tgisinternal`,
  },
  {
    wrong: 'is a rule',
    sql: `select c.relname as "table", r.rulename as name from pg_rewrite r join pg_class c on c.oid = r.ev_class ${inSchema}`,
  },
  {
    wrong: 'inherits',
    sql: `select c.relname as "table", '' as name from pg_inherits h join pg_class c on c.oid = h.inhrelid ${inSchema} and not c.relispartition`,
  },
  {
    wrong: 'is a policy with a subquery',
    sql: `select c.relname as "table", p.polname as name from pg_policy p join pg_class c on c.oid = p.polrelid ${inSchema}
      and (pg_get_expr(p.polqual, p.polrelid) ~* '\\mselect\\M' or pg_get_expr(p.polwithcheck, p.polrelid) ~* '\\mselect\\M')`,
  },
  {
    wrong: 'has no row security',
    sql: `select c.relname as "table", '' as name from pg_class c ${inSchema} and not c.relrowsecurity`,
  },
  {
    wrong: 'takes its value from a sequence',
    sql: `select c.relname as "table", a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid ${inSchema} and a.attnum > 0
      and (a.attidentity <> '' or exists (select 1 from pg_attrdef d where d.adrelid = c.oid and d.adnum = a.attnum and pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'))`,
  },
  {
    wrong: 'is a constraint nobody named',
    sql: `select c.relname as "table", k.conname as name from pg_constraint k join pg_class c on c.oid = k.conrelid ${inSchema} and k.contype in ('p', 'u', 'f', 'c') and k.conname ~ '_(pkey|key|fkey|check)\\d*$'`,
  },
]

/** Every place where the schema breaks a rule, as `table name: what is wrong`, and how many tables were looked at. */
export async function lintSchema(ask: Ask): Promise<{ readonly tables: number; readonly problems: readonly string[] }> {
  const tables = await ask<{ n: number }>(`select count(*)::int as n from pg_class c ${inSchema}`)
  const problems: string[] = []
  for (const { wrong, sql } of rules)
    for (const { table, name } of await ask<Found>(sql))
      if (!localTables.includes(table)) problems.push(`${table}${name && ` ${name}`}: ${wrong}`)
  return { tables: tables[0]?.n ?? 0, problems }
}

const forms: readonly { readonly wrong: string; readonly pattern: RegExp }[] = [
  {
    wrong: 'more than one change in one alter table',
    pattern: /^alter table \S+(?![\s\S]*\b(check|foreign key|using)\b)[\s\S]*\b(add|drop|alter)\b[^()]*,\s*(add|drop|alter)\b/i,
  },
  { wrong: 'a column added with its constraint', pattern: /\badd column\b[\s\S]*\b(references|check|unique)\b/i },
  { wrong: 'a foreign key inside create table', pattern: /^create table[\s\S]*\breferences\b/i },
  { wrong: 'a trigger', pattern: /^create (or replace )?(constraint )?trigger\b/i },
  { wrong: 'unique written on a column', pattern: /^create table[\s\S]*?\n\s+\w+ [a-z ]+\bunique\b/i },
  { wrong: 'a serial column', pattern: /\b(big|small)?serial\b|generated (always|by default) as identity/i },
  { wrong: 'a function only newer servers have', pattern: /\b(uuidv7|json_table|merge into)\b/i },
]

/** What in a single migration statement would not pass on a distributed or an older PostgreSQL. */
export const lintStatement = (statement: string): string[] => forms.filter(f => f.pattern.test(statement)).map(f => f.wrong)
