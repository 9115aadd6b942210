import { describe, expect, it } from 'vitest'
import { defineCase, ends } from '../define/case.ts'
import { DefinitionError } from '../define/check-case.ts'
import { amount, count, note, units } from '../define/field.ts'
import { handler, supervisor } from '../define/role.ts'
import { workdays } from '../define/span.ts'
import { play } from '../testing/play.ts'
import { ofUnit, someone } from '../testing/small-town.ts'
import { apartFor } from './apart.ts'

const shape = (of: readonly string[] = ['use', 'cost']) =>
  defineCase({
    title: '评审',
    filedBy: [supervisor],
    start: 'begun',
    form: { words: note('什么') },
    list: ['words'],
    open: [],
    states: {
      begun: { title: '待评' },
      scoring: {
        title: '评分中',
        tasks: {
          for: 'judges',
          by: handler,
          within: workdays(5),
          answer: { use: count('用处', { max: 100 }), cost: count('花费', { max: 100 }) },
          settled: 'all',
          into: 'scored',
          apart: true,
          mean: { into: 'score', of, register: 'rules', weight: 'weight' },
        },
      },
      done: ends('已评'),
    },
    steps: {
      call: { title: '请评', from: 'begun', to: 'scoring', by: supervisor, ask: { judges: units('谁评') } },
      scored: { title: '评完', from: 'scoring', to: 'done', by: supervisor, ask: { score: amount('得分') } },
    },
  })
const rows = { rules: { use: { weight: 60 }, cost: { weight: 40 } } }
const called = () =>
  play(shape(), { rows })
    .file({ words: '微花园' }, supervisor)
    .take('call', supervisor, { judges: ['city', 'water'] })

describe('units that judge apart', () => {
  it('are not read by each other, nor by who asked them, until all have answered', () => {
    const c = called()
    c.task('city').signIn()
    c.task('city').answer({ use: 90, cost: 50 })
    const seen = (who: Parameters<typeof apartFor>[3]) => JSON.stringify(apartFor(c.def, c.case, c.events, who))
    expect(seen(ofUnit('city'))).toContain('"use":90')
    expect(seen(ofUnit('water'))).not.toContain('"use":90')
    expect(seen(someone(supervisor))).not.toContain('"use":90')
    c.task('water').signIn()
    c.task('water').answer({ use: 70, cost: 100 })
    expect(c.state).toBe('done')
    expect(seen(ofUnit('water'))).toContain('"use":90')
  })

  it('come to a mean weighed by the register, which nobody types', () => {
    const c = called()
    for (const [unit, answers] of [
      ['city', { use: 90, cost: 50 }],
      ['water', { use: 70, cost: 100 }],
    ] as const) {
      c.task(unit).signIn()
      c.task(unit).answer(answers)
    }
    // (0.6·90 + 0.4·50 + 0.6·70 + 0.4·100) / 2
    expect(c.case.data.score).toBe(78)
  })

  it('must be asked what the mean is made of', () => {
    expect(() => shape(['use', 'colour'])).toThrow(DefinitionError)
  })
})
