import { describe, expect, it } from 'vitest'
import { isQuiet, type Notice, toTell } from './alerts.ts'
import { groupNotices } from './group-notices.ts'

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  kind: 'Assigned',
  case: 'c1',
  payload: { number: '2026-1' },
  at: Date.UTC(2026, 2, 4, 2),
  readAt: null,
  ...more,
})
const settings = { popUp: true, sound: false, muted: ['Warned'], quiet: { from: '22:00', to: '07:30' } }

describe('quiet hours', () => {
  it('run over midnight, begin with their first minute and end with their last', () => {
    expect(['21:59', '22:00', '03:00', '07:29', '07:30'].map(time => isQuiet(settings, time))).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
    expect(isQuiet({ ...settings, quiet: { from: '12:00', to: '13:00' } }, '12:30')).toBe(true)
    expect(isQuiet({ ...settings, quiet: null }, '23:00')).toBe(false)
  })
})

describe('a notification', () => {
  it('pops up once, unless it is read, muted, or comes in a quiet hour', () => {
    const some = [notice('a'), notice('b', { readAt: 1 }), notice('c', { kind: 'Warned' }), notice('d')]
    expect(toTell(some, settings, new Set(['d']), '10:00').map(one => one.id)).toEqual(['a'])
    expect(toTell(some, settings, new Set(), '23:00')).toEqual([])
  })

  it('stands with the others of its case, under its newest, today apart from before', () => {
    const now = Date.UTC(2026, 2, 4, 6)
    const some = [
      notice('old', { case: 'c2', at: now - 30 * 3_600_000, readAt: 5 }),
      notice('first', { readAt: 1 }),
      notice('second', { at: now, kind: 'Warned' }),
    ]
    expect(
      groupNotices(some, now).map(({ part, groups }) => [part, groups.map(g => [g.notices[0]?.id, g.notices.length, g.unread])]),
    ).toEqual([
      ['today', [['second', 2, true]]],
      ['before', [['old', 1, false]]],
    ])
  })
})
