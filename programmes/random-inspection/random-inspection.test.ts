import { describe, expect, it } from 'vitest'
import { days, handler, supervisor, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { ofUnit, pointIn } from '#kernel/testing/small-town'
import programme, { randomInspection } from './index.ts'

const rows = {
  sources: { T: { code: 'T', name: '公厕', checklist: 'toilet', mendDays: 10 } },
  checklists: { toilet: { code: 'toilet', points: '地面干净\n照明完好' } },
}
const drawn = () =>
  play(randomInspection, { rows }).file(
    {
      draw: '三月第一次',
      kind: 'T',
      object: '东门公厕',
      where: { point: pointIn('g12'), address: '东门' },
      inspectors: '城管执法队-1、城管执法队-2',
      unit: 'city',
      visitBy: '2026-03-10',
    },
    { kind: 'clock' },
  )
const checked = [
  { point: '地面干净', found: 'wrong' as const },
  { point: '照明完好', found: 'fine' as const },
]
const found = () =>
  drawn().take('found', handler, {
    checked,
    findings: '地面积水',
    pictures: ['photo-1'],
    mendUnit: 'estate',
    mendBy: '2026-03-20',
  })

describe('a random inspection', () => {
  it('lies with the unit of the inspectors drawn, and the unit inspected cannot read it', () => {
    const c = drawn()
    expect(c.case.unit).toBe('city')
    expect(c.take('pass', ofUnit('estate'), { checked, pictures: ['photo-1'] }).refused?.refused).toBe('step-not-yours')
  })

  it('asks for every point of the checklist and a picture', () => {
    expect(drawn().take('pass', handler, { checked: checked.slice(1), pictures: ['photo-1'] }).refused).toMatchObject({
      fields: { checked: 'missing' },
    })
    expect(drawn().take('pass', handler, { checked, pictures: ['photo-1'] }).state).toBe('fine')
  })

  it('gives what was found to who puts it right, on a clock, and is looked at again', () => {
    const c = found()
    expect(c.case).toMatchObject({ state: 'mending', unit: 'estate' })
    c.take('mended', handler, { mendedHow: '疏通地漏', after: ['photo-2'] }).pass(workdays(7))
    expect(c.take('recheckFine', supervisor, { rechecked: '到场看过' }).state).toBe('mendedInTime')
  })

  it('counts as late what was put right late, and sends back what was not', () => {
    const c = found().pass(days(20))
    expect(c.case.taken.mendOverdue).toBe(1)
    c.take('mended', handler, { mendedHow: '疏通地漏', after: ['photo-2'] })
    c.take('recheckWrong', supervisor, { reason: '还有积水', mendBy: '2026-04-10' })
    expect(new Date(c.case.clock!.dueAt!).toISOString()).toBe('2026-04-10T15:59:59.999Z')
    c.take('mended', handler, { mendedHow: '换地漏', after: ['photo-3'] })
    expect(c.take('recheckLate', supervisor, { rechecked: '到场看过' }).state).toBe('mendedLate')
  })

  it('lets an inspector with an interest step aside for another unit', () => {
    const c = drawn().take('swap', supervisor, { otherUnit: 'roads', reason: '与经营者有亲属关系' })
    expect(c.case).toMatchObject({ state: 'toVisit', unit: 'roads' })
  })

  it('has no field for a person', () => {
    const asked = [randomInspection.form, ...Object.values(randomInspection.steps).map(s => s.ask ?? {})]
    expect(asked.flatMap(Object.values).filter(f => ['person', 'phone'].includes(f.kind) || f.personal)).toEqual([])
    expect(Object.keys(programme.registers)).toEqual(['sources', 'checklists'])
  })
})
