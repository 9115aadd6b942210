import { describe, expect, it } from 'vitest'
import { readAnswers } from '#kernel/engine/answers'
import type { LngLat } from '#kernel/index'
import { programmes } from './index.ts'
import { links } from './links.ts'
import { matter, meeting } from './meetings/index.ts'
import { patrol } from './patrol/index.ts'
import { supervisionOrder } from './supervision/index.ts'

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
    const [answers] = raise?.answers({ data: {}, place: where, answers: finding }) ?? []
    expect(answers).toEqual({
      words: '巡查发现：地面积水三公分\n没通过的检查项：无积水',
      where: { point: where.point, address: where.address },
      pictures: ['photo-1'],
    })
    const known = { now: 0, row: () => null, hasUnit: () => true, hasFile: () => true }
    expect(readAnswers(raise?.to.form ?? {}, answers ?? {}, known)).toEqual({ answers })
  })

  const held = { data: { title: '三月调度会', group: 'G1' }, place: {} }
  const known = { now: 0, row: () => ({}), hasUnit: () => true, hasFile: () => true }

  it('makes an order of each decision of a meeting, to its unit and by its day, about its promise or the order before it', () => {
    const one = { decided: '三处改完', demand: '每周报进度', unit: 'roads', doneBy: '2026-04-30' }
    const decisions = [one, { ...one, promise: 'p1', helpers: ['water'], person: '所长' }, { ...one, number: '260301-0001-0002' }]
    const handOut = links.find(l => l.from === meeting && l.step === 'handOut' && l.to === supervisionOrder)
    const orders = handOut?.answers({ ...held, answers: { decisions } }) ?? []
    expect(orders.map(o => o.about)).toEqual(['matter', 'promise', 'case'])
    expect(orders[0]).toMatchObject({
      matter: '三处改完',
      unit: 'roads',
      replyBy: '2026-04-30',
      why: '会议议定：三月调度会',
      group: 'G1',
    })
    for (const answers of orders) expect(readAnswers(supervisionOrder.form, answers, known)).toEqual({ answers })
  })

  it('carries what a meeting left open on, to be decided by the same group', () => {
    const leave = links.find(l => l.from === meeting && l.to === matter && !l.takes)
    const answers = leave?.answers({ ...held, answers: { leftOpen: [{ open: '选址', openWhy: '缺图' }] } }) ?? []
    expect(answers).toMatchObject([{ group: 'G1', subject: '选址', meeting: '三月调度会' }])
    expect(readAnswers(matter.form, answers[0] ?? {}, known)).toEqual({ answers: answers[0] })
    expect(leave?.answers({ ...held, answers: {} })).toEqual([])
  })

  it('settles what waited for the meeting by the number its decision names', () => {
    const settle = links.find(l => l.from === meeting && l.takes === 'settle')
    const one = { decided: '选东侧', demand: '出图', unit: 'roads', doneBy: '2026-04-30' }
    const told = settle?.answers({ ...held, answers: { decisions: [one, { ...one, number: '260301-0001-0002' }] } })
    expect(told).toEqual([{ number: '260301-0001-0002', outcome: '三月调度会：选东侧' }])
  })

  it('says the problem alone where no point of the list was wrong', () => {
    const [answers] = raise?.answers({ data: {}, place: where, answers: { ...finding, checked: [] } }) ?? []
    expect(answers?.words).toBe('巡查发现：地面积水三公分')
  })
})
