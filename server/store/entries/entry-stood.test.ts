import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTinyOffice, type TinyOffice } from '../../http/testing/tiny-office.ts'
import { asSystem } from '../db.ts'
import { json, moment, sql } from '../sql.ts'
import { standingAt } from './entry-stood.ts'

let office: TinyOffice
beforeAll(async () => {
  office = await openTinyOffice([])
})
afterAll(() => office.close())

type Data = Readonly<Record<string, number>>
const dayMs = 86_400_000
const first = Date.UTC(2026, 0, 1, 4)
const last = 60
const dayOf = (n: number) => new Date(first + n * dayMs).toISOString().slice(0, 10)
const column = fc.constantFrom('a', 'b')
const step = fc.oneof(
  fc.record({ how: fc.constant('changed'), column, value: fc.option(fc.nat({ max: 3 })) }),
  fc.record({ how: fc.constantFrom('archived', 'restored'), column, value: fc.constant(null) }),
)
const life = fc.record({
  made: fc.nat({ max: 20 }),
  steps: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), step), { maxLength: 8 }),
})

/** Writes an entry with all that happened to it, and gives what it held at the end of each day; null while it did not stand. */
async function write(register: string, { made, steps }: typeof life extends fc.Arbitrary<infer T> ? T : never) {
  const id = randomUUID()
  let data: Data = { a: 1 }
  let archived: number | null = null
  const days = new Map<number, Data | null>([[made, data]])
  const lines: object[] = []
  let day = made
  for (const [after, { how, column: name, value }] of steps) {
    if (how === 'archived' ? archived !== null : how === 'restored' ? archived === null : archived !== null) continue
    day += after
    const before = data
    if (how === 'changed') {
      const { [name]: _, ...rest } = data
      data = value === null ? rest : { ...rest, [name]: value }
    } else archived = how === 'archived' ? day : null
    const changes = how === 'changed' ? { [name]: [before[name] ?? null, data[name] ?? null] } : {}
    lines.push({ version: lines.length + 2, at: moment(first + day * dayMs), how, changes })
    days.set(day, archived === null ? data : null)
  }
  await asSystem(office.app.db, 'test', async tx => {
    await tx.run(sql`insert into entries (tenant_id, id, register, key, name, version, data, made_at, changed_at, confirmed_at, fresh_until, archived_at, request_hash)
      values (1, ${id}, ${register}, ${id}, ${id}, 1, ${json(data)}::jsonb, ${moment(first + made * dayMs)}, now(), now(), now(),
        ${archived === null ? null : moment(first + archived * dayMs)}, '')`)
    await tx.run(sql`insert into entry_changes (tenant_id, entry_id, version, command_id, at, how, changes)
      select 1, ${id}, l.version, ${id}, l.at, l.how, l.changes
      from jsonb_to_recordset(${json(lines)}::jsonb) as l(version int, at timestamptz, how text, changes jsonb)`)
  })
  return (asked: number): Data | null => [...days].findLast(([from]) => from <= asked)?.[1] ?? null
}

it('gives each entry as it was at the end of a day, whatever happened to it since and however often', async () => {
  const now = first + (last + 60) * dayMs
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 5 }), fc.nat({ max: last }), async (lives, asked) => {
      const register = `tests.${randomUUID()}`
      const stood: ((day: number) => Data | null)[] = []
      for (const one of lives) stood.push(await write(register, one))
      const found = await asSystem(office.app.db, 'test', async tx => {
        const { table, where, stood: how } = await standingAt(tx, register, {}, dayOf(asked), now)
        const rows = await tx.fresh(sql<{ data: Data }>`select data from ${table} entries where ${where}`)
        return how === 'then' ? rows.map(row => row.data) : null
      })
      const expected = stood.map(at => at(asked)).filter(data => data !== null)
      const steady = (all: readonly Data[]) => all.map(data => JSON.stringify(Object.entries(data).sort())).sort()
      // Before the first was entered the register is read as it is now.
      if (found) expect(steady(found)).toEqual(steady(expected))
      else expect(lives.every(one => one.made > asked)).toBe(true)
    }),
    { numRuns: 25 },
  )
})
