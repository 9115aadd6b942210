import { afterAll, beforeAll, expect, it } from 'vitest'
import { type SmallOffice, smallOffice } from '../testing/small-office.ts'
import { asSystem } from './db.ts'
import { takeAttempt } from './throttles.ts'

let office: SmallOffice
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

const attempt = (key: string, at: number) =>
  asSystem(office.app.db, 'test', tx => takeAttempt(tx, { key, free: 3 }, Date.UTC(2026, 0, 5) + at))

it('makes nobody wait who comes at the same moment as another, whichever looked at the clock first', async () => {
  expect(await attempt('door:a', 10)).toBeNull()
  expect(await attempt('door:a', 0)).toBeNull()
})

it('makes whoever has used up the free attempts wait, longer each time', async () => {
  for (let n = 0; n < 3; n += 1) expect(await attempt('door:b', n)).toBeNull()
  expect(await attempt('door:b', 3)).toBe(Date.UTC(2026, 0, 5) + 2 + 5000)
  expect(await attempt('door:b', 5002)).toBeNull()
  expect(await attempt('door:b', 5003)).toBe(Date.UTC(2026, 0, 5) + 5002 + 10_000)
})
