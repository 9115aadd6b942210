import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseData } from '../define/case.ts'
import { gridWorker } from '../define/role.ts'
import { play } from '../testing/play.ts'
import { dispute } from '../testing/small-case.ts'
import { pointIn } from '../testing/small-town.ts'
import { breaking, canonical, upgradeCase } from './upgrade.ts'

const old: CaseData = dispute
const without = <T>(of: Readonly<Record<string, T>>, name: string) =>
  Object.fromEntries(Object.entries(of).filter(([k]) => k !== name))

/** "talks" was renamed to "mediation", "parties" to "people", the option "water" to "leak". */
const renamed: CaseData = {
  ...old,
  states: { ...without(old.states, 'talks'), mediation: old.states.talks! },
  form: {
    ...without(old.form, 'parties'),
    people: old.form.parties!,
    kind: { ...old.form.kind!, options: { noise: '噪声', leak: '渗漏', labour: '劳资' } },
  },
}
const upgrade = { states: { talks: 'mediation' }, fields: { parties: 'people' }, options: { kind: { water: 'leak' } } }

describe('a changed definition', () => {
  it('passes when it only adds', () => {
    const more: CaseData = {
      ...old,
      form: { ...old.form, floor: { kind: 'count', title: '楼层', required: true } },
      states: { ...old.states, paused: { title: '暂停' } },
    }
    expect(breaking(old, more)).toEqual([])
    expect(breaking(old, old)).toEqual([])
  })

  it('is stopped for everything that live cases still hold, with what would mend it', () => {
    expect(breaking(old, renamed).map(b => [b.what, b.path])).toEqual([
      ['state-removed', 'states.talks'],
      ['option-removed', 'form.kind.water'],
      ['field-removed', 'form.parties'],
    ])
    expect(breaking(old, renamed)[0]?.mend).toContain('states: { "talks":')
  })

  it('passes with an upgrade that says where each went, and only with a right one', () => {
    expect(breaking(old, renamed, upgrade)).toEqual([])
    expect(breaking(old, renamed, { ...upgrade, states: { talks: 'nowhere' } }).map(b => b.what)).toEqual(['state-removed'])
  })

  it('is stopped when a field changes its kind, or an end is no end any more', () => {
    const other: CaseData = {
      ...old,
      form: { ...old.form, parties: { ...old.form.parties!, kind: 'text' } },
      states: { ...old.states, settled: { title: '达成协议' } },
    }
    expect(breaking(old, other).map(b => b.what)).toEqual(['end-changed', 'kind-changed'])
  })

  it('finds an answer that a step asked', () => {
    const fewer: CaseData = { ...old, steps: { ...old.steps, settle: { ...old.steps.settle!, ask: {} } } }
    expect(breaking(old, fewer).map(b => b.path)).toEqual(['steps.settle.terms'])
  })
})

describe('a stored case', () => {
  const c = play(dispute)
    .file({ where: { point: pointIn('g12') }, kind: 'water', parties: 2, story: '漏水' })
    .take('accept', gridWorker).case

  it('carries the new names after its upgrade', () => {
    const after = upgradeCase(c, upgrade)
    expect(after).toMatchObject({ state: 'mediation', clock: { for: 'mediation', dueAt: c.clock?.dueAt } })
    expect(after.data).toEqual({ where: c.data.where, kind: 'leak', people: 2, story: '漏水' })
  })

  it('stays as it is when nothing was renamed', () => {
    expect(upgradeCase(c, {})).toEqual(c)
  })
})

describe('the text that is hashed', () => {
  it('does not depend on the order in which a definition was written', () => {
    const shuffled = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([k, v]) => [k, shuffled(v)]),
          )
        : value
    fc.assert(fc.property(fc.object(), o => canonical(o) === canonical(shuffled(o))))
    expect(canonical(old)).toBe(canonical(shuffled(old)))
  })

  it('changes with anything in it', () => {
    expect(canonical(renamed)).not.toBe(canonical(old))
    expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }))
    expect(JSON.parse(canonical(old))).toEqual(old)
  })
})
