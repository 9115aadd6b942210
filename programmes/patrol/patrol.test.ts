import { describe, expect, it } from 'vitest'
import { pointsOf } from '#kernel/engine/checklist'
import { days, gridWorker, hours } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { pointIn } from '#kernel/testing/small-town'
import { patrol } from './index.ts'

const rows = {
  checkpoints: { K1: { code: 'K1', name: '东门水泵房', checklist: 'pump', every: days(2) } },
  checklists: { pump: { code: 'pump', name: '水泵房', points: '门锁完好\n 无积水 \n\n消防器材在位\n门锁完好' } },
}
const clock = { kind: 'clock' } as const
const stop = () => play(patrol, { rows }).file({ spot: 'K1', where: { point: pointIn('g12'), address: '东门水泵房' } }, clock)
const all = (found: 'fine' | 'wrong' = 'fine') =>
  ['门锁完好', '无积水', '消防器材在位'].map(point => ({ point, found: point === '无积水' ? found : ('fine' as const) }))

describe('a patrol', () => {
  it('gives a stop to the grid worker of its grid, as often as its row says', () => {
    const p = stop()
    expect(p.state).toBe('due')
    expect(p.case.holder).toBe('grid-12')
    expect(p.case.clock?.span).toEqual(days(2))
    expect(p.case.clock?.warnAt).toBeNull()
  })

  it('is wound anew by every visit, also by one that met a locked door', () => {
    const p = stop().pass(hours(30)).take('fine', gridWorker, { checked: all() })
    expect(p.state).toBe('due')
    expect(p.case.clock?.startedAt).toBe(p.now)
    p.pass(days(3))
    expect(p.case.everLate).toBe(true)
    p.take('shut', gridWorker, { because: '门锁着，联系物业中' })
    expect(p.case.clock?.lateAt).toBeNull()
    expect(p.case.holder).toBe('grid-12')
  })

  it('asks for every point of the checklist of this place, each once', () => {
    const field = patrol.steps.fine!.ask!.checked!
    const context = {
      row: (register: string, key: string) => (rows as Record<string, Record<string, object>>)[register]?.[key] as never,
    }
    expect(pointsOf(patrol, field, { spot: 'K1' }, context)).toEqual(['门锁完好', '无积水', '消防器材在位'])
    const p = stop().take('fine', gridWorker, { checked: all().slice(1) })
    expect(p.refused).toMatchObject({ refused: 'answers-invalid', fields: { checked: 'missing' } })
    expect(stop().take('fine', gridWorker, { checked: [{ point: '门锁完好', found: 'maybe' as never }] }).refused).toMatchObject({
      fields: { checked: 'wrong-kind' },
    })
  })

  it('tells in the story what was wrong and what was fine', () => {
    const p = stop().take('found', gridWorker, { checked: all('wrong'), problem: '地面积水三公分', pictures: ['photo-1'] })
    expect(p.refused).toBeNull()
    const last = p.story().at(-1)!
    expect(last.details.map(d => d.value)).toContain('有问题：无积水；其余 2 项正常')
    expect(last.photos).toEqual(['photo-1'])
  })

  it('ends when its place is taken off the list', () => {
    const p = stop().take('retire', clock)
    expect(p.case.closedAt).not.toBeNull()
  })
})
