import { describe, expect, it } from 'vitest'
import { readAnswers } from '#kernel/engine/answers'
import { isRefusal } from '#kernel/engine/model'
import { type Programme, type RegisterData, registerName } from '#kernel/index'
import { buildIndex, placeAt } from '#methods/placement/index'
import { programmes } from '#programmes/index'
import { makeOffice } from '../office/index.ts'
import { makeTown } from '../town/index.ts'
import { gradeRows, makeLedgers } from './index.ts'

const until = Date.UTC(2026, 10, 18, 3, 20)
const town = makeTown(1)
const office = makeOffice(town, { seed: 1, until })
const made = makeLedgers(town, office, { seed: 1, until })
const registers = new Map<string, { p: Programme; def: RegisterData }>(
  programmes.flatMap(p => Object.entries(p.registers).map(([name, def]) => [`${p.id}.${name}`, { p, def }] as const)),
)
const ledgers = [...registers].filter(([, { def }]) => def.ledger)
const keysOf = (name: string) =>
  name === 'workforce.grades'
    ? gradeRows.map(row => row.code)
    : (made.get(name) ?? []).map(({ data }) => data[registers.get(name)?.def.key ?? ''])

describe('the entries of the demo office', () => {
  it('fill every register that is a ledger, with five to two hundred and twenty entries each', () => {
    expect([...made.keys()].sort()).toEqual(ledgers.map(([name]) => name).sort())
    for (const [name, samples] of made) {
      expect(samples.length, name).toBeGreaterThanOrEqual(5)
      expect(samples.length, name).toBeLessThanOrEqual(220)
    }
  })

  it('have each a key of its own', () => {
    for (const [name] of ledgers) expect(new Set(keysOf(name)).size, name).toBe(made.get(name)?.length)
  })

  it('tell firms apart by name, too', () => {
    const names = (made.get('enterprises.enterprises') ?? []).map(({ data }) => data.name)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(ledgers.map(([name]) => name))('of %s are as its columns ask, now and before', name => {
    const { p, def } = registers.get(name)!
    const known = {
      now: until,
      row: (register: string, key: string) => (keysOf(registerName(p.id, register)).includes(key) ? {} : null),
      hasUnit: (id: string) => office.units.some(u => u.id === id),
      hasFile: () => false,
    }
    const wrong = (made.get(name) ?? []).flatMap(({ data, before }) =>
      [data, { ...data, ...before }].flatMap(one => {
        const read = readAnswers(def.columns, one, known)
        return isRefusal(read) ? [{ ...read.fields, of: data[def.key] }] : []
      }),
    )
    expect(wrong).toEqual([])
  })

  it('lie in the street, but for a few whose place is words', () => {
    const index = buildIndex([...office.areas], until)
    let words = 0
    for (const [name, samples] of made) {
      const column = registers.get(name)?.def.ledger?.place ?? ''
      for (const { data } of samples) {
        const where = data[column] as { point?: [number, number] } | undefined
        if (!where) continue
        if (where.point) expect(placeAt(index, where.point).street, `${name} ${JSON.stringify(where)}`).not.toBeNull()
        else words++
      }
    }
    expect(words).toBeGreaterThan(5)
    expect(words).toBeLessThan(30)
  })

  it('are the same for the same seed and present', () => {
    expect(makeLedgers(town, office, { seed: 1, until })).toEqual(made)
  })
})
