import { describe, expect, it } from 'vitest'
import { readAnswers } from '#kernel/engine/answers'
import type { LngLat } from '#kernel/index'
import { programmes } from './index.ts'
import { links } from './links.ts'
import { patrol } from './patrol/index.ts'

const where = { point: [110.01, 30.01] as LngLat, address: '东门水泵房', accuracy: 30 }
const checked = [
  { point: '门锁完好', found: 'fine' },
  { point: '无积水', found: 'wrong' },
]
const finding = { checked, problem: '地面积水三公分', pictures: ['photo-1'] }
const raise = links.find(l => l.from === patrol && l.step === 'found')

describe('where programmes meet', () => {
  it('leads from steps that are there to case types that the office runs', () => {
    const types = programmes.flatMap(p => Object.values(p.cases))
    for (const link of links) {
      expect(types).toContain(link.from)
      expect(types).toContain(link.to)
      expect(Object.keys(link.from.steps)).toContain(link.step)
    }
  })

  it('makes an incident of a finding: its words, its exact place and its photos', () => {
    const answers = raise?.answers({ data: {}, place: where, answers: finding })
    expect(answers).toEqual({
      words: '巡查发现：地面积水三公分\n没通过的检查项：无积水',
      where: { point: where.point, address: where.address },
      pictures: ['photo-1'],
    })
    const known = { now: 0, row: () => null, hasUnit: () => true, hasFile: () => true }
    expect(readAnswers(raise?.to.form ?? {}, answers ?? {}, known)).toEqual({ answers })
  })

  it('says the problem alone where no point of the list was wrong', () => {
    const answers = raise?.answers({ data: {}, place: where, answers: { ...finding, checked: [] } })
    expect(answers?.words).toBe('巡查发现：地面积水三公分')
  })
})
