import { describe, expect, it } from 'vitest'
import { dispute } from '../testing/small-case.ts'
import type { CaseData, StateData, StepData } from './case.ts'
import { checkCase, DefinitionError } from './check-case.ts'
import { note, optional, person, text, unit } from './field.ts'
import { defineProgramme } from './programme.ts'
import { role } from './role.ts'
import { days, hours } from './span.ts'

const good: CaseData = dispute
const mistakesIn = (def: CaseData): readonly string[] => {
  try {
    checkCase(def)
    return []
  } catch (error) {
    if (error instanceof DefinitionError) return error.mistakes
    throw error
  }
}
const withStep = (change: Partial<StepData>) =>
  mistakesIn({ ...good, steps: { ...good.steps, settle: { ...good.steps.settle!, ...change } } })
const withState = (change: Partial<StateData>) =>
  mistakesIn({ ...good, states: { ...good.states, talks: { ...good.states.talks!, ...change } } })

describe('a definition is refused', () => {
  it('not at all when it is right', () => {
    expect(mistakesIn(good)).toEqual([])
  })

  it.each([
    ['it starts nowhere', () => mistakesIn({ ...good, start: 'begin' }), 'start "begin" is no state'],
    ['it lists what it does not ask', () => mistakesIn({ ...good, list: ['colour'] }), '"colour" is no field of the form'],
    ['it opens who applied', () => mistakesIn({ ...good, open: ['applicant'] }), 'personal field "applicant" must not be open'],
    ['a step leads nowhere', () => withStep({ to: 'gone' }), 'step "settle" names unknown state "gone"'],
    [
      'a step leaves an end forwards',
      () => withStep({ from: ['talks', 'settled'] }),
      'leaves end state "settled" without returns',
    ],
    ['a return asks no reason', () => withStep({ returns: true, ask: {} }), 'returns without asking a reason'],
    [
      'a return’s reason may be left out',
      () => withStep({ returns: true, ask: { why: optional(note('x')) } }),
      'without asking a reason',
    ],
    [
      'a step overwrites the report',
      () => withStep({ ask: { story: note('经过') } }),
      'asks "story", which the form has already',
    ],
    [
      'a step assigns what it does not ask',
      () => withStep({ assign: 'unit' }),
      'assigns "unit", which it does not ask as a unit',
    ],
    ['a step tells no person', () => withStep({ tell: ['kind'] }), 'tells "kind", who is no person'],
    ['a step shows what it does not ask', () => withStep({ shows: ['story'] }), 'shows "story"'],
    [
      'a step shows who somebody is',
      () => withStep({ ask: { who: person('谁', { purpose: 'x', basis: 'consent', keep: days(1) }) }, shows: ['who'] }),
      'shows "who"',
    ],
    [
      'it asks about no step',
      () => withStep({ when: { op: 'taken', step: 'burn', times: 1 } }),
      'asks about unknown step "burn"',
    ],
    ['it asks about no field', () => withStep({ when: { op: 'filled', field: 'colour' } }), 'asks about unknown field "colour"'],
    ['late leads to no step', () => withState({ ifLate: 'burn' }), 'ifLate "burn" does not leave state "talks"'],
    [
      'late asks what the clock cannot know',
      () =>
        withStep({ ask: { to: unit('单位') } }).concat(
          mistakesIn({
            ...good,
            states: { ...good.states, talks: { ...good.states.talks!, ifLate: 'settle' } },
            steps: { ...good.steps, settle: { ...good.steps.settle!, ask: { to: unit('单位') } } },
          }),
        ),
      'the clock cannot answer what step "settle" asks',
    ],
    [
      'a limit stands in no register',
      () => withState({ within: { row: 'kind', column: 'limit', otherwise: hours(1) } }),
      'reads its limit from "kind", which is no item',
    ],
    [
      'units are called that nobody named',
      () => withState({ tasks: { for: 'kind', by: 'handler', within: hours(1), answer: {}, settled: 'all', into: 'settle' } }),
      'which holds no units',
    ],
    [
      'nothing leads out',
      () => mistakesIn({ ...good, states: { ...good.states, lost: { title: '迷路' } } }),
      'nothing leads out of state "lost"',
    ],
    [
      'a state is never reached',
      () => mistakesIn({ ...good, states: { ...good.states, lost: { title: '迷路' } } }),
      'state "lost" is never reached',
    ],
  ])('when %s', (_, mistakes, words) => {
    expect(mistakes().join('\n')).toContain(words)
  })

  it('with all its mistakes at once', () => {
    expect(mistakesIn({ ...good, start: 'begin', list: ['colour'] }).length).toBeGreaterThan(1)
  })
})

describe('a programme is refused', () => {
  const made = (more: object) => () => defineProgramme({ id: 'p', title: '纠纷', source: 'S0-15', cases: { dispute }, ...more })

  it('when a role, a register or a case is named that it does not have', () => {
    expect(made({})).not.toThrow()
    const judge = role('judge', '法官', 'office')
    const judged = { ...good, filedBy: [judge.id] }
    expect(made({ cases: { judged } })).toThrow('unknown role "judge"')
    expect(made({ cases: { judged }, roles: [judge] })).not.toThrow()
    const asked = { ...good, form: { ...good.form, by: { ...text('规则'), register: 'rules' } } }
    expect(made({ cases: { asked } })).toThrow('unknown register "rules"')
    expect(made({ indicators: { n: { title: 'n', kind: 'tally', of: judged, by: [] } } })).toThrow(
      'counts a case of another programme',
    )
    expect(made({ indicators: { n: { title: 'n', kind: 'tally', of: dispute, by: ['applicant'] } } })).toThrow(
      'counts by personal field',
    )
  })
})
