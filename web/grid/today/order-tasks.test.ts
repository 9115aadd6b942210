import { expect, test } from 'vitest'
import type { CaseRow } from '#contract/cases'
import { inWalkingOrder } from './order-tasks.ts'

const task = (id: string, lng: number | null, dueAt: number | null = null) =>
  ({ id, point: lng === null ? null : [lng, 29], dueAt }) as unknown as CaseRow
const ids = (rows: readonly CaseRow[]) => rows.map(row => row.id)
const now = Date.UTC(2026, 2, 5)
const hour = 3_600_000

test('tasks are walked along the street, those without a position last', () => {
  const rows = [task('far', 109.504), task('none', null), task('near', 109.501), task('middle', 109.502)]
  const round = inWalkingOrder(rows, [109.5, 29], now)
  expect(ids(round.rows)).toEqual(['near', 'middle', 'far', 'none'])
  expect(round.metres).toBeCloseTo(389, 0)
})

test('what is late or due within two hours comes first, wherever it is', () => {
  const rows = [task('near', 109.501, now + 9 * hour), task('soon', 109.509, now + hour), task('late', 109.508, now - hour)]
  expect(ids(inWalkingOrder(rows, [109.5, 29], now).rows)).toEqual(['late', 'soon', 'near'])
})

test('no task is lost or doubled without a start', () => {
  const rows = [task('b', 109.502), task('a', 109.501), task('none', null)]
  expect(new Set(ids(inWalkingOrder(rows, undefined, now).rows))).toEqual(new Set(['a', 'b', 'none']))
})
