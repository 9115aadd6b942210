import { describe, expect, it } from 'vitest'
import { masked, mayReveal } from '#kernel/engine/access'
import { explainDeadline } from '#kernel/engine/explain-deadline'
import type { Past } from '#kernel/engine/model'
import { dispatcher, gridWorker, handler, workdays } from '#kernel/index'
import { play } from '#kernel/testing/play'
import { calendar, pointIn } from '#kernel/testing/small-town'
import { incident } from './incident.ts'

const rows = { catalogue: { lamp: { limit: workdays(3) } } }
const clock = { kind: 'clock' } as const
const where = { point: pointIn('g11') }
const hour = 3_600_000

describe('an order of the hotline', () => {
  const filed = (more: Record<string, unknown>) => {
    const p = play(incident, { rows })
    return p.send({ kind: 'file', channel: 'hotline', answers: { words: '路灯不亮', where, order: 'A-1', ...more } }, clock)
  }
  const handling = (p: ReturnType<typeof filed>) =>
    p
      .take('verify', gridWorker, { seen: '看过' })
      .take('file', dispatcher, { category: 'lamp' })
      .take('dispatch', dispatcher, { unit: 'city' })

  it('is in nobody’s own list, though a dispatcher passed it on', () => {
    const p = play(incident, { rows })
    p.send({ kind: 'file', channel: 'hotline', answers: { words: '路灯不亮', where } }, dispatcher)
    expect(p.case.filer).toBeNull()
  })

  it('runs until the moment it names, and says so, whatever the catalogue says', () => {
    const start = play(incident, { rows }).now
    const p = handling(filed({ orderDue: start + 30 * hour }))
    expect(p.case.clock).toMatchObject({ dueAt: start + 30 * hour, given: true })
    expect(explainDeadline(p.case.clock, calendar, 'zh').join('')).toContain('来件写明')
  })

  it('falls back on the catalogue when it names no moment or one that is past', () => {
    const start = play(incident, { rows }).now
    for (const more of [{}, { orderDue: start - hour }]) {
      const p = handling(filed(more))
      expect(p.case.clock?.given).toBeUndefined()
      expect(p.case.clock?.span).toEqual(workdays(3))
    }
  })

  it('hides a reporter who asked for confidence from everybody but the dispatcher', () => {
    const p = handling(filed({ reporter: { name: '欧阳小明' }, phone: '13800001111', secret: true }))
    expect(masked(incident, p.case.data)).toMatchObject({ reporter: { name: '***' }, phone: '***' })
    expect(mayReveal(incident, p.actor(handler), p.case)).toBe(false)
    expect(mayReveal(incident, p.actor(dispatcher), p.case)).toBe(true)
    expect(JSON.stringify(p.story())).not.toContain('欧')
    const open = handling(filed({ reporter: { name: '欧阳小明' } }))
    expect(mayReveal(incident, open.actor(handler), open.case)).toBe(true)
  })

  it('cannot be claimed by a resident', () => {
    const p = play(incident, { rows })
    p.send({ kind: 'file', channel: 'portal', answers: { words: '路灯不亮', where, order: 'A-1' } }, { kind: 'anonymous' })
    expect(p.refused?.fields).toEqual({ order: 'unknown' })
  })
})

describe('a matter brought in from another system', () => {
  const bring = (past: Partial<Past>) => {
    const p = play(incident, { rows })
    const then = p.now - 400 * 24 * hour
    const whole: Past = { source: '旧系统', external: '77', filedAt: then, dueAt: null, ended: null, ...past }
    return p.send({ kind: 'file', channel: 'import', answers: { words: '路灯不亮', where }, past: whole }, clock)
  }
  const then = play(incident, { rows }).now - 400 * 24 * hour

  it('keeps its own times when it was over there, and says that it was brought in', () => {
    const at = then + 50 * hour
    const p = bring({ dueAt: then + 40 * hour, ended: { at, state: 'closed', words: '已更换' } })
    expect(p.case).toMatchObject({
      filedAt: then,
      closedAt: at,
      changedAt: at,
      state: 'closed',
      everLate: true,
      channel: 'import',
      clock: null,
    })
    const told = JSON.stringify(p.story())
    for (const words of ['旧系统', '77', '已更换', '已办结']) expect(told).toContain(words)
    expect(JSON.stringify(p.publicStory())).toContain('旧系统')
  })

  it('waits in the first state with a clock from now when it was still open there', () => {
    const p = bring({})
    expect(p.case).toMatchObject({ filedAt: then, state: 'reported', closedAt: null })
    expect(p.case.clock?.startedAt).toBe(p.now)
    expect(p.take('verify', gridWorker, { seen: '看过' }).refused).toBeNull()
  })

  it('may not end in a state that is no end', () => {
    expect(() => bring({ ended: { at: then, state: 'handling', words: '' } })).toThrow(RangeError)
  })
})
