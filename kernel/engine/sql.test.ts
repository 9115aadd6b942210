import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Expr } from '../define/expr.ts'
import { holds } from './holds.ts'
import { toSql } from './sql.ts'

const field = fc.constantFrom('kind', 'parties', 'agreed', 'where', "it's", '字段')
const word = fc.oneof(
  fc.constantFrom('a', 'b', '', '1', 'true', 'null', '邻里', "o'clock", '"x"', '\\'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
)
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, 1.5, 10, 1e21, 1e-7),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const scalar = fc.oneof(word, number, fc.boolean())
const value = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.constant(null),
  fc.constant([['a']]),
  fc.constant({ name: 'a' }),
)
const step = fc.constantFrom('raise', 'return')
const row = fc.record({
  data: fc.dictionary(field, value, { maxKeys: 4 }),
  taken: fc.dictionary(step, fc.nat(4), { maxKeys: 2 }),
})
const { expr } = fc.letrec<{ expr: Expr; leaf: Expr }>(tie => ({
  leaf: fc.oneof(
    fc.record({ op: fc.constant('is' as const), field, value: scalar }),
    fc.record({ op: fc.constant('in' as const), field, values: fc.array(fc.oneof(word, number), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('has' as const), field, value: word }),
    fc.record({
      op: fc.constantFrom('over' as const, 'under' as const, 'atLeast' as const, 'atMost' as const),
      field,
      value: number,
    }),
    fc.record({ op: fc.constant('filled' as const), field }),
    fc.record({ op: fc.constant('taken' as const), step, times: fc.nat(4) }),
  ),
  expr: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), all: fc.array(tie('expr'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), expr: tie('expr') }),
  ),
}))

describe('a condition in SQL', () => {
  let client: Client
  beforeAll(async () => {
    client = new Client({ connectionString: inject('databaseUrl') })
    await client.connect()
  })
  afterAll(() => client.end())

  async function inDatabase(e: Expr, rows: readonly unknown[]): Promise<(boolean | null)[]> {
    const { text, values } = toSql(e, 'c', 2)
    const sql = `select ${text} as yes from jsonb_to_recordset($1::jsonb) as c(n int, data jsonb, taken jsonb) order by c.n`
    const numbered = JSON.stringify(rows.map((r, n) => ({ n, ...(r as object) })))
    return (await client.query<{ yes: boolean | null }>(sql, [numbered, ...values])).rows.map(r => r.yes)
  }

  it('means the same in PostgreSQL as in TypeScript, whatever is stored', async () => {
    await fc.assert(
      fc.asyncProperty(expr, fc.array(row, { minLength: 1, maxLength: 20 }), async (e, rows) => {
        expect(await inDatabase(e, rows)).toEqual(rows.map(r => holds(e, r)))
      }),
      { numRuns: 400 },
    )
  })

  it('draws every line between numbers at the same place, and no line through anything else', async () => {
    const rows = [9, 10, 10.5, 11, '10', true, [10], null, { ten: 10 }].map(parties => ({ data: { parties }, taken: {} }))
    for (const op of ['over', 'under', 'atLeast', 'atMost'] as const) {
      const e: Expr = { op, field: 'parties', value: 10 }
      const right = rows.map(r => holds(e, r))
      expect(right.filter(Boolean).length).toBeGreaterThan(0)
      expect(await inDatabase(e, rows)).toEqual(right)
    }
  })

  it('is false, not unknown, where the field is not filled, and so its opposite is true', async () => {
    const empty = [{ data: {}, taken: {} }]
    for (const e of [
      { op: 'is', field: 'kind', value: 'a' },
      { op: 'over', field: 'parties', value: 1 },
      { op: 'has', field: 'kind', value: 'a' },
      { op: 'filled', field: 'kind' },
      { op: 'taken', step: 'raise', times: 1 },
    ] as const) {
      expect(await inDatabase(e, empty)).toEqual([false])
      expect(await inDatabase({ op: 'not', expr: e }, empty)).toEqual([true])
    }
  })
})

describe('the text of a condition', () => {
  it('holds no value, only numbered places from where it was told to begin', () => {
    const e: Expr = {
      op: 'and',
      all: [
        { op: 'is', field: 'kind', value: "'; drop table cases; --" },
        { op: 'not', expr: { op: 'taken', step: 'raise', times: 2 } },
      ],
    }
    expect(toSql(e, 'c', 4)).toEqual({
      text: '(c.data @> $4::jsonb and not (coalesce((c.taken ->> $5::text)::numeric, 0) >= $6::numeric))',
      values: ['{"kind":"\'; drop table cases; --"}', 'raise', 2],
    })
  })

  it('refuses a row name that is no identifier', () => {
    expect(() => toSql({ op: 'filled', field: 'kind' }, 'c; --')).toThrow(RangeError)
  })
})
