import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fewest, ratesOf } from '#methods/rates/index'
import { rising } from '#methods/rising/index'
import { middle, neighbour, type SmallOffice, smallOffice, staff } from '../testing/small-office.ts'
import { callbackSettingsOf } from './callback/callback-settings.ts'
import { fileCase, runCommand } from './commands.ts'
import { asSystem } from './db.ts'
import { caseTypes, overseenType } from './definitions.ts'
import { indicators } from './indicators.ts'
import { countedTypes, countsOf } from './open-counts.ts'
import { coverageSheet } from './rounds/round-sheet.ts'
import { coverageOf } from './rounds/rounds.ts'
import { foldTallies } from './tallies.ts'

/** Every place where the office counts persons: fewer than five are nobody's business, on a screen or in a file. */
let office: SmallOffice
const day = 86_400_000
const month = { from: 0, to: 0 }

beforeAll(async () => {
  office = await smallOffice()
  const file = async (n: number, type: string, answers: (n: number) => Record<string, unknown>) => {
    for (let i = 0; i < n; i++)
      await fileCase(office.app, neighbour(`n${i}`), { type, id: randomUUID(), channel: 'portal', answers: answers(i) })
  }
  const where = { point: middle('g12') }
  const parties = { where, reporter: { name: '甲' }, phone: '190-0000-0001', other: { name: '乙' } }
  await file(3, 'incident', n => ({ words: `路灯不亮 ${n}`, where }))
  await file(2, 'dispute', () => ({ matter: '漏水', kind: 'neighbours', ...parties }))
  await file(6, 'dispute', () => ({ matter: '欠薪', kind: 'wages', ...parties }))
  await file(7, 'dispute', () => ({ matter: '借钱', kind: 'debt', ...parties }))
  const every = { amount: 7, unit: 'day' }
  for (let i = 0; i < 2; i++) {
    const visit = { who: { name: '王' }, call: '190-0000-0002', where, every }
    const { c } = await fileCase(office.app, neighbour(`v${i}`), {
      type: 'careVisit',
      id: randomUUID(),
      channel: 'portal',
      answers: visit,
    })
    const agree = { kind: 'take', id: randomUUID(), step: 'agree', answers: { agreed: 'asked' } } as const
    await runCommand(office.app, staff('community-c1'), c.id, c.version, agree)
  }
  await asSystem(office.app.db, 'test', tx => foldTallies(tx))
  month.from = office.app.now() - 20 * day
  month.to = office.app.now() + day
})
afterAll(() => office.stop())

it('open data: a month with three reports in a community shows none of its counts', async () => {
  const of = countedTypes(office.app.programmes).find(one => one.type === 'incident')!
  const later = { ...office.app, now: () => office.app.now() + 40 * day }
  const { byPlace, responses } = await countsOf(later, of)
  expect(byPlace.length).toBeGreaterThan(0)
  expect(byPlace.every(row => row[3] === null)).toBe(true)
  expect(responses.every(row => row[1] === null)).toBe(true)
})

it('open data: what is confidential is not counted at all', () => {
  const types = countedTypes(office.app.programmes).map(one => one.type)
  expect(types.filter(type => caseTypes(office.app.programmes).get(type)?.def.confidential)).toEqual([])
})

it('indicators: a group of two is left out, and the next smallest with it, so that the whole does not give it away', async () => {
  const rows = (await indicators(office.app, staff('community-c1'), month)).filter(row => row.type === 'dispute')
  const tallies = rows.filter(row => row.kind === 'tally')
  expect(tallies.find(row => row.group === null)?.numerator).toBe(15)
  expect(tallies.flatMap(row => row.group ?? [])).toEqual(['debt'])
})

it('indicators: a confidential whole of fewer than five is left out', async () => {
  const rows = await indicators(office.app, staff('community-c2'), month)
  expect(rows.filter(row => row.type === 'dispute' && row.numerator > 0)).toEqual([])
})

it('coverage of care visits: two people are shown neither on the screen nor in the workbook', async () => {
  const query = { by: 'community', from: month.from, to: month.to } as const
  const { rows, whole } = await coverageOf(office.app, staff('community-c1'), 'careVisit', query)
  expect([...rows, whole].map(row => row.stops)).toEqual([null, null])
  const sheet = await coverageSheet(office.app, staff('community-c1'), 'careVisit', query, 'zh')
  expect(sheet.rows.map(row => row[1])).toEqual(['少于 5', '少于 5'])
})

it('callbacks: four answers give no rate', async () => {
  const { settings } = await asSystem(office.app.db, 'test', tx => callbackSettingsOf(tx, office.app.now()))
  const said = (n: number) => ({ contacted: { yes: n, no: 0 }, solved: { yes: n, partly: 0, no: 0 }, satisfied: { very: n } })
  expect(ratesOf(said(fewest - 1), settings)).toMatchObject({ response: null, solved: null, satisfied: null, score: null })
  expect(ratesOf(said(fewest), settings).solved).not.toBeNull()
})

it('the command wall: counts nothing confidential, and no topic of fewer than five', () => {
  for (const [type, { def }] of caseTypes(office.app.programmes))
    if (def.confidential) expect(() => overseenType(office.app.programmes, type), type).toThrow()
  const { findings } = rising([{ topic: 'noise', place: 'c1', now: 4, before: 0 }], { weeks: 8, elapsed: 1, least: 5 })
  expect(findings).toEqual([])
})
