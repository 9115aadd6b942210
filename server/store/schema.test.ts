import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/database'
import { describeSchema } from './describe-schema.ts'
import { migrations, statements } from './migrate.ts'
import { lintSchema, lintStatement } from './schema-lint.ts'

let database: FreshDatabase
let client: pg.Client
beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await database.drop()
})
const ask = async <Row>(sql: string) => (await client.query(sql)).rows as Row[]

it('is fit for a distributed PostgreSQL', async () => {
  const { tables, problems } = await lintSchema(ask)
  expect(tables).toBeGreaterThan(20)
  expect(problems).toEqual([])
})

it('is what stands in schema.sql', async () => {
  await expect(await describeSchema(ask)).toMatchFileSnapshot('schema.sql')
})

it.each([
  ['create table p (id int, constraint p_pk primary key (id))', 'p: has no tenant_id'],
  ['create table p (tenant_id int not null, id int)', 'p: has no primary key'],
  [
    'create table p (tenant_id int not null, id int not null, constraint p_pk primary key (tenant_id, id), constraint p_u unique (id))',
    'p p_u: is unique without',
  ],
  [
    'create table p (tenant_id int not null, id int not null, primary key (tenant_id, id))',
    'p p_pkey: is a constraint nobody named',
  ],
  [
    'create table p (tenant_id int not null, id bigserial, constraint p_pk primary key (tenant_id, id))',
    'p id: takes its value from a sequence',
  ],
  [
    'create table p (tenant_id int not null, id uuid, constraint p_pk primary key (tenant_id, id), constraint p_fk foreign key (tenant_id, id) references cases (tenant_id, id) on delete set null)',
    'p p_fk: sets null',
  ],
  ['create policy planted on cases using (exists (select 1 from units))', 'cases planted: is a policy with a subquery'],
  ['create rule planted as on insert to notices do instead nothing', 'notices planted: is a rule'],
])('finds a planted fault: %s', async (fault, found) => {
  await client.query('begin')
  await client.query(fault)
  const { problems } = await lintSchema(ask)
  await client.query('rollback')
  expect(problems.some(p => p.startsWith(found))).toBe(true)
})

it('holds only statements a distributed or older PostgreSQL takes', async () => {
  const all = (await migrations()).flatMap(m => m.statements.map(s => ({ name: m.name, s })))
  expect(all.length).toBeGreaterThan(50)
  expect(all.flatMap(({ name, s }) => lintStatement(s).map(wrong => `${name}: ${wrong}: ${s.slice(0, 60)}`))).toEqual([])
})

it.each([
  'alter table cases add column a int, add column b int',
  'alter table cases add column a int check (a > 0)',
  'create table p (tenant_id int not null, c uuid references cases (id))',
  'create trigger t before insert on cases execute function f()',
  'create table p (\n  tenant_id int not null,\n  login text unique\n)',
  'create table p (id bigserial)',
  'insert into p values (uuidv7())',
])('refuses a planted statement: %s', statement => {
  expect(lintStatement(statement)).not.toEqual([])
})

it('splits a migration into single statements and keeps bodies whole', () => {
  expect(statements('-- a note\ncreate table a (\n  x int\n);\ndo $$\nbegin\n  perform 1;\nend\n$$;\n')).toEqual([
    'create table a (\n  x int\n);',
    'do $$\nbegin\n  perform 1;\nend\n$$;',
  ])
  expect(() => statements('create table a (x int)')).toThrow(/unfinished/)
})
