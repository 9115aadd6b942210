import { expect, it } from 'vitest'
import { makeOffice } from '../office/index.ts'
import { makeTown } from '../town/index.ts'
import { makeAppraisals } from './index.ts'

const now = Date.UTC(2026, 10, 22, 4)
const office = makeOffice(makeTown(1), { seed: 1, until: now })
const who = { keeper: 'k', leader: 'l', help: 'h', enforcement: 'e', roads: 'r' }
const on = (day: string) => makeAppraisals(office, 1, day, who)

it('has the half-year before fixed and the one that runs open, some of it not judged yet', () => {
  const [fixed, open] = on('2026-11-22')
  expect([fixed?.from, fixed?.until, open?.from, open?.until]).toEqual(['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'])
  expect(fixed?.marks).toHaveLength(2 * (fixed?.units.length ?? 0))
  expect(open?.marks.length).toBeLessThan(open?.units.length ?? 0)
  expect(new Set(fixed?.units).size).toBe(10)
})

it('leaves days enough to fix what has just ended', () => {
  expect(on('2026-07-05').map(a => a.from)).toEqual(['2025-07-01', '2026-01-01'])
  expect(on('2027-01-21').map(a => a.from)).toEqual(['2026-07-01', '2027-01-01'])
})
