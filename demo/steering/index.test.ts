import { describe, expect, it } from 'vitest'
import { makeOffice } from '../office/index.ts'
import { makeTown } from '../town/index.ts'
import { makeSteering, steeringStage } from './index.ts'

const until = Date.UTC(2026, 10, 22, 8)
const town = makeTown(1)
const office = makeOffice(town, { seed: 1, until })
const stage = () => steeringStage(town, office, { seed: 1, until, numbers: new Set() })
const made = makeSteering(town, stage())

describe('how the demo office steers', () => {
  it('holds orders in every state somebody has to do something in', () => {
    const states = new Set(made.filter(m => m.c.type === 'supervisionOrder').map(m => m.c.state))
    for (const state of ['doing', 'blocked', 'objected', 'replied', 'closed', 'withdrawn']) expect(states).toContain(state)
  })

  it('raises an order for each decision of its meeting, named in the history', () => {
    const meeting = made.find(m => m.c.type === 'meeting' && m.c.state === 'done')
    const raised = meeting?.events.flatMap(e => (e.body.kind === 'Raised' ? [e.body.id] : [])) ?? []
    expect(raised).toHaveLength(2)
    for (const id of raised) expect(made.map(m => m.c.id)).toContain(id)
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
