import { expect, it } from 'vitest'
import type { RegisterData } from '#kernel/define/register'
import { receptionDays } from '#programmes/leader-reception/index'
import { namedRow, stillToCome } from './named-row.ts'

const timetable = receptionDays as unknown as RegisterData
const row = (key: string, day: string) => ({
  key,
  data: { code: key, day, from: '09:00-11:30', leader: '程望舒', where: '接访室' },
})

it('calls a row of a timetable by its day, its hours, who is there and where', () => {
  expect(namedRow(timetable, row('JF01', '2026-11-26'), 'zh').name).toBe('11月26日周四 09:00-11:30 程望舒 接访室')
  expect(namedRow(timetable, row('JF01', '2026-11-26'), 'en').name).toBe('Thu 26 Nov 09:00-11:30 程望舒 接访室')
})

it('offers the days that are not over, the earliest first', () => {
  const rows = [row('c', '2026-12-10'), row('a', '2026-11-19'), row('b', '2026-11-26')]
  expect(stillToCome(timetable, rows, '2026-11-26').map(one => one.key)).toEqual(['b', 'c'])
})

it('names any other row by its last words, below those before', () => {
  const columns = { code: { kind: 'text' }, group: { kind: 'text' }, name: { kind: 'text' } }
  const register = { key: 'code', columns, list: ['code', 'group', 'name'] } as unknown as RegisterData
  const named = namedRow(register, { key: '0101', data: { code: '0101', group: '道路', name: '井盖' } }, 'zh')
  expect(named).toMatchObject({ id: '0101', name: '井盖', group: '道路' })
  expect(stillToCome(register, [{ key: '0101', data: {} }], '2026-11-26')).toHaveLength(1)
})
