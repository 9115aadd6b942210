import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createCurve } from './curve.ts'
import { readReports } from './read-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'linli-duplicates-'))
afterAll(() => rmSync(folder, { recursive: true }))
const columns = { id: 'no', time: 'opened', lat: 'lat', lon: 'lon', category: 'kind', text: ['title', 'street'] }
const read = (text: string, more = {}) => {
  const path = join(folder, 'table.csv')
  writeFileSync(path, text)
  return readReports(path, { ...columns, ...more })
}
const head = 'no,opened,lat,lon,kind,title,street,closed\n'

describe('a table of reports', () => {
  it('comes in the order of its times, equal times as they stood', async () => {
    const { rows, bad } = await read(
      `${head}c,2026-07-03,30,112,light,dark,Elm,\na,2026-07-01,30,112,light,dark,Elm,\nb2,2026-07-02,30,112,x,,,\nb1,2026-07-02,30,112,x,,,\n`,
    )
    expect(rows.map(row => row.id)).toEqual(['a', 'b2', 'b1', 'c'])
    expect(rows[0]?.report).toMatchObject({ category: 'light', text: 'dark Elm', lat: 30, lon: 112 })
    expect(bad).toEqual({ time: 0, place: 0, id: 0 })
  })

  it('keeps rows without a readable time or place in their place, without a report, and counts them', async () => {
    const { rows, bad } = await read(
      `${head}a,2026-07-01,30,112,x,,,\nb,soon,30,112,x,,,\nc,2026-07-01,,112,x,,,\nd,2026-07-01,0,0,x,,,\ne,2026-07-02,91,112,x,,,\n,2026-07-03,30,112,x,,,\nf`,
    )
    expect(rows.map(row => [row.id, row.report !== undefined])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
      ['d', false],
      ['e', false],
      ['', false],
      ['f', false],
    ])
    expect(bad).toEqual({ time: 2, place: 3, id: 1 })
  })

  it('takes the closing time along when asked, and only where it can be read', async () => {
    const text = `${head}a,2026-07-01,30,112,x,,,2026-07-02\nb,2026-07-01,30,112,x,,,open\n`
    const closed = (await read(text, { closed: 'closed' })).rows.map(row => row.report?.closedAt)
    expect(closed).toEqual([Date.parse('2026-07-02T00:00:00+08:00'), undefined])
    expect((await read(text)).rows[0]?.report?.closedAt).toBeUndefined()
  })

  it('says which column is missing, and which there are', async () => {
    await expect(read('id,when\n1,2\n')).rejects.toThrow('no column no. 有 / there are: id, when')
    await expect(read('')).rejects.toThrow('is empty')
  })
})

describe('the trade-off curve', () => {
  it('counts originals found among those that came before, and what others are shown', () => {
    const curve = createCurve(
      new Map([
        ['b', 'a'],
        ['c', 'z'],
        ['y', 'x'],
      ]),
    )
    const found = (id: string, score: number) => [{ id, score, because: [] }]
    curve.see('a', [])
    curve.see('b', found('a', 0.6))
    curve.see('c', found('a', 0.9))
    curve.see('z', [])
    curve.see('x', [])
    curve.see('y', found('a', 0.9))
    curve.see('other', found('a', 0.3))
    curve.see('silent', [])
    expect(curve.counts()).toEqual({ asked: 2, unreachable: 1, others: 2 })
    expect(curve.lines([0.1, 0.7])).toEqual([
      { least: 0.1, found: 0.5, mean: 0.5, median: 1, some: 0.5 },
      { least: 0.7, found: 0, mean: 0, median: 0, some: 0 },
    ])
  })
})
