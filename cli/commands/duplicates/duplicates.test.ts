import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readPairs } from './curve.ts'
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

describe('known pairs', () => {
  it('are the later and the earlier one, near ones only where distances are given', async () => {
    const path = join(folder, 'pairs.csv')
    writeFileSync(path, 'case_id,note,duplicate_of,distance_m\nb,x,a,12\nc,x,a,301\nd,x,a,\n')
    expect([...(await readPairs(path))]).toEqual([['b', 'a']])
    writeFileSync(path, 'later,earlier\nb,a\n')
    expect([...(await readPairs(path))]).toEqual([['b', 'a']])
  })
})
