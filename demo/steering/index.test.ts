import { describe, expect, it } from 'vitest'
import { makeOffice } from '../office/index.ts'
import { makeTown } from '../town/index.ts'
import { makeSteering, steeringStage } from './index.ts'

const until = Date.UTC(2026, 10, 22, 8)
const town = makeTown(1)
const office = makeOffice(town, { seed: 1, until })
const promises = ['修复路灯', '加装电梯30部', '新建口袋公园3处', '建成应急避难场所4处', '背街小巷12条'].map(title => ({
  id: title,
  title,
}))
const stage = () => steeringStage(town, office, { seed: 1, until, numbers: new Set(), promises })
const made = makeSteering(town, stage())

describe('how the demo office steers', () => {
  it('holds orders in every state somebody has to do something in', () => {
    const states = new Set(made.filter(m => m.c.type === 'supervisionOrder').map(m => m.c.state))
    for (const state of ['doing', 'blocked', 'objected', 'replied', 'closed', 'withdrawn']) expect(states).toContain(state)
  })

  it('raises an order for each decision of its meeting, named in the history', () => {
    const meeting = made.find(m => m.c.type === 'meeting' && m.c.state === 'done')
    const raised = meeting?.events.flatMap(e => (e.body.kind === 'Raised' ? [e.body.id] : [])) ?? []
    expect(raised).toHaveLength(3)
    for (const id of raised) expect(made.map(m => m.c.id)).toContain(id)
    const orders = made.filter(m => m.c.type === 'supervisionOrder' && raised.includes(m.c.id))
    expect(orders.map(m => m.c.state)).toEqual(['closed', 'blocked'])
    for (const { events } of orders) expect(events[0]?.body).toMatchObject({ from: { number: meeting?.number } })
  })

  it('has only orders about promises that there are', () => {
    const about = made.flatMap(m => (m.c.type === 'supervisionOrder' && m.c.data.promise ? [m.c.data.promise] : []))
    expect(about.length).toBeGreaterThan(4)
    for (const id of about) expect(promises.map(one => one.id)).toContain(id)
  })

  it('leaves something to be decided, carried over from a meeting', () => {
    expect(made.some(m => m.c.type === 'matter' && m.c.taken.carry === 1 && m.c.state === 'waiting')).toBe(true)
  })

  it('comes out the same again, and never after the present', () => {
    const again = makeSteering(town, stage())
    expect(JSON.stringify(again)).toBe(JSON.stringify(made))
    expect(made.flatMap(m => m.events).every(e => e.at <= until)).toBe(true)
  })
})
