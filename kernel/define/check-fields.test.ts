import { describe, expect, it } from 'vitest'
import { wrongConditions } from './check-fields.ts'
import { choice, count, note, type Personal, person, when } from './field.ts'
import { hours } from './span.ts'

const why: Personal = { purpose: '告知结果', basis: 'legal-duty', keep: hours(1) }
const kind = choice('类型', { lamp: '灯', gas: '燃气' })
const who = person('谁', why)
const people = count('人数')

describe('a condition on a field is refused', () => {
  it('not at all when it looks back, or at the report', () => {
    const form = { kind, more: when(note('详情'), { kind }, c => c.kind.is('gas').not()) }
    expect(wrongConditions(form)).toEqual([])
    expect(wrongConditions({ more: form.more }, { kind })).toEqual([])
  })

  it.each([
    ['it looks forward', () => ({ more: when(note('详情'), { kind }, c => c.kind.is('gas')), kind }), 'stand before'],
    ['it asks about nothing known', () => ({ more: when(note('详情'), { kind }, c => c.kind.filled()) }), 'stand before'],
    ['it looks at a person', () => ({ who, more: when(note('详情'), { who }, c => c.who.filled()) }), 'personal'],
    [
      'an option is no longer there',
      () => ({ kind: choice('类型', { lamp: '灯' }), more: when(note('详情'), { kind }, c => c.kind.in('lamp', 'gas')) }),
      'no option "gas"',
    ],
    [
      'a field has become another kind',
      () => ({ people: note('人数'), more: when(note('详情'), { people }, c => c.people.over(3)) }),
      'cannot be asked "over"',
    ],
    [
      'it asks how often a step was taken',
      () => ({ kind, more: { ...note('详情'), when: { op: 'taken', step: 'close', times: 1 } as const } }),
      'how often',
    ],
  ])('when %s', (_, form, words) => {
    expect(wrongConditions(form()).join()).toContain(words)
  })

  it('and does not compile when the option or the comparison does not exist', () => {
    // @ts-expect-error: no such option
    expect(wrongConditions({ kind, more: when(note('详情'), { kind }, c => c.kind.is('steam')) })).toHaveLength(1)
    // @ts-expect-error: a choice is not counted
    expect(wrongConditions({ kind, more: when(note('详情'), { kind }, c => c.kind.over(3)) })).toHaveLength(1)
    // @ts-expect-error: "colour" was not handed over
    expect(() => when(note('详情'), { kind }, c => c.colour.filled())).not.toThrow()
  })
})
