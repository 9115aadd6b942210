import { randomUUID } from 'node:crypto'
import type { CellValue } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { at, middle, staff } from '../../testing/small-office.ts'
import { ledger, mapped, officeToImport } from '../testing/import-office.ts'
import { entryHistory } from './entry-detail.ts'

let office: Awaited<ReturnType<typeof officeToImport>>
beforeAll(async () => {
  office = await officeToImport()
})
afterAll(() => office.stop())
const bring: typeof office.bring = (...all) => office.bring(...all)
const stored: typeof office.stored = (...all) => office.stored(...all)

describe('importing entries', () => {
  const headings = ['编号', '名称', '户数', '状况', '地址', '经度', '纬度', '通气']
  const [lng, lat] = middle('g12')
  const rows: CellValue[][] = [
    headings,
    ['A1', '柳园', '１２０户', '好', '一号', lng, lat, '是'],
    ['A2', '梅园', 80, '旧', '二号', null, null, '×'],
    ['合计', null, 200, null, null, null, null, null],
  ]

  it('says in a dry run what would be new and stores nothing, then stores it all with where it came from', async () => {
    const id = randomUUID()
    expect(await bring(rows, mapped(headings), { dryRun: true })).toMatchObject({
      read: 2,
      new: 2,
      refused: 0,
      leftOut: { total: 1 },
      stored: false,
    })
    expect(await stored({ key: 'A1' })).toEqual([])
    expect(await bring(rows, mapped(headings), { id })).toMatchObject({ new: 2, stored: true })
    expect((await stored({ key: 'A1' }))[0]).toMatchObject({
      name: '柳园',
      community: at('c1'),
      grid: at('g12'),
      source: `import:${id}`,
      data: { homes: 120, state: 'good', gas: true },
    })
    expect((await stored({ key: 'A2' }))[0]).toMatchObject({ unplaced: true, data: { homes: 80, gas: false } })
  })

  it('changes nothing when it is read again, and says what changed when it is another', async () => {
    expect(await bring(rows, mapped(headings))).toMatchObject({ new: 0, changed: 0, unchanged: 2 })
    const other = await bring([headings, ['A1', '柳园', 125, null, null, null, null, null]], mapped(headings))
    expect(other).toMatchObject({ new: 0, changed: 1, changes: [['柳园', { homes: [120, 125] }]] })
    // An empty cell takes nothing away, and a point stays while its address does.
    const [entry] = await stored({ key: 'A1' })
    expect(entry).toMatchObject({ version: 2, grid: at('g12'), data: { state: 'good', homes: 125 } })
    expect((await entryHistory(office.app, ledger, entry!.id)).map(l => l.how)).toEqual(['changed', 'made'])
  })

  it('knows an entry by the columns chosen where the file has no keys, and tells two that cannot be told apart', async () => {
    const named = mapped(['名称', '户数'])
    expect(
      await bring(
        [
          ['名称', '户数'],
          ['竹园', 7],
        ],
        named,
      ),
    ).toMatchObject({ new: 1 })
    expect(
      await bring(
        [
          ['名称', '户数'],
          ['竹园', 8],
        ],
        named,
      ),
    ).toMatchObject({ new: 0, changed: 1 })
    expect((await stored({ name: '竹园' })).map(e => e.data.homes)).toEqual([8])
    await bring(
      [
        ['编号', '名称'],
        ['B1', '双园'],
        ['B2', '双园'],
      ],
      mapped(['编号', '名称']),
    )
    expect(
      await bring(
        [
          ['名称', '户数'],
          ['双园', 1],
        ],
        named,
      ),
    ).toMatchObject({ refused: 1, told: [[2, 'A2', 'several-there']], stored: false })
    const byAddress = mapped(['名称', '地址', '户数'], { by: ['name', 'at'] })
    expect(
      await bring(
        [
          ['名称', '地址', '户数'],
          ['松园', '东路', 1],
          ['松园', '西路', 2],
        ],
        byAddress,
      ),
    ).toMatchObject({ new: 2 })
    expect(
      await bring(
        [
          ['名称', '地址', '户数'],
          ['松园', '东路', 1],
          ['松园', '西路', 3],
        ],
        byAddress,
      ),
    ).toMatchObject({ unchanged: 1, changed: 1 })
  })

  it('stores all or none, or the good ones only, as asked', async () => {
    const some: CellValue[][] = [
      ['编号', '名称', '户数'],
      ['C1', '一园', 5],
      ['C2', '二园', '很多'],
      ['C3', null, 5],
    ]
    const mapping = mapped(['编号', '名称', '户数'])
    const none = await bring(some, mapping)
    expect(none).toMatchObject({
      stored: false,
      refused: 2,
      told: [
        [3, 'C3', 'not-a-number'],
        [4, 'B4', 'missing'],
      ],
    })
    expect(await stored({ key: 'C1' })).toEqual([])
    expect(await bring(some, mapping, { allOrNone: false })).toMatchObject({ stored: true, new: 1, refused: 2 })
    expect(await stored({ key: 'C1' })).toHaveLength(1)
  })

  it('never takes a name for one that is only like it: it asks, and follows what a person settled', async () => {
    const file: CellValue[][] = [
      ['编号', '名称', '物业', '状况'],
      ['D1', '问园', 'roads处', '较好'],
    ]
    const mapping = mapped(['编号', '名称', '物业', '状况'])
    const asked = await bring(file, mapping, { dryRun: true })
    expect(asked.told).toEqual([
      [2, 'C2', 'no-such-unit'],
      [2, 'D2', 'not-an-option'],
    ])
    expect(asked.unknown).toMatchObject([
      { field: 'keeper', text: 'roads处', near: [{ key: at('roads') }] },
      { field: 'state', text: '较好', near: [{ key: 'good', title: '好' }, { key: 'worn' }] },
    ])
    const columns = mapping.columns.map(c =>
      c.to === 'keeper' ? { ...c, values: { roads处: at('roads') } } : c.to === 'state' ? { ...c, values: { 较好: null } } : c,
    )
    expect(await bring(file, { ...mapping, columns })).toMatchObject({ new: 1, stored: true })
    expect((await stored({ key: 'D1' }))[0]?.data).toEqual({ code: 'D1', name: '问园', keeper: at('roads') })
  })

  it('fills in for new entries what the file does not have, and leaves those that are there alone', async () => {
    const mapping = mapped(['名称', '户数'], { fill: { state: '旧', gas: '是' } })
    await bring(
      [
        ['名称', '户数'],
        ['填园', 1],
      ],
      mapping,
    )
    expect((await stored({ name: '填园' }))[0]?.data).toMatchObject({ state: 'worn', gas: true })
    expect(
      await bring(
        [
          ['名称', '户数'],
          ['填园', 2],
        ],
        { ...mapping, fill: { state: '好' } },
      ),
    ).toMatchObject({
      changes: [['填园', { homes: [1, 2] }]],
    })
    await expect(bring([['名称'], ['填二园']], mapped(['名称'], { fill: { state: '中' } }))).rejects.toMatchObject({
      detail: { reason: 'fill-wrong', field: '状况' },
    })
  })

  it('says that a new name may be something that is there already', async () => {
    await bring(
      [
        ['编号', '名称'],
        ['E1', '橘汀商贸有限公司'],
      ],
      mapped(['编号', '名称']),
    )
    const told = await bring(
      [
        ['名称', '户数'],
        ['橘汀商贸', 1],
      ],
      mapped(['名称', '户数']),
      { dryRun: true },
    )
    expect(told).toMatchObject({
      new: 1,
      noted: 1,
      problems: [{ code: 'maybe-there', what: 'noted', value: '橘汀商贸有限公司 E1' }],
    })
  })

  it('keeps the point of an address written otherwise, and says where another address lets it go', async () => {
    const row = (address: string, at: readonly (number | null)[]) =>
      [[...headings], ['P1', '杏园', 6, '好', address, ...at, '是']] as CellValue[][]
    await bring(row('杏园小区 1幢', [lng, lat]), mapped(headings))
    expect(await bring(row('菱渡街道杏园小区1号楼', [null, null]), mapped(headings))).toMatchObject({ changed: 1, noted: 0 })
    expect((await stored({ key: 'P1' }))[0]).toMatchObject({ lng, lat, grid: at('g12') })
    const moved = await bring(row('杏园小区2幢', [null, null]), mapped(headings), { dryRun: true })
    expect(moved).toMatchObject({ changed: 1, noted: 1, told: [[2, 'E2', 'point-dropped']] })
  })

  it('knows an entry whose key is its name with other spaces and widths, and says so; a stroke between digits is no space', async () => {
    const byName = { ...ledger, def: { ...ledger.def, ledger: { ...ledger.def.ledger, name: 'code' } } }
    const row = (key: string, homes: number) =>
      [[...headings], [key, '桂园', homes, '好', '桂园路', null, null, '是']] as CellValue[][]
    await bring(row('桂园 １幢', 6), mapped(headings), {}, byName)
    const again = await bring(row('桂园1幢', 8), mapped(headings), {}, byName)
    expect(again).toMatchObject({ new: 0, changed: 1, noted: 1, told: [[2, 'A2', 'written-otherwise']] })
    expect(await bring(row('桂园1-1幢', 8), mapped(headings), { dryRun: true }, byName)).toMatchObject({ new: 1, noted: 0 })
    // Where keys are codes, another code is another entry.
    expect(await bring(row('桂园1幢', 8), mapped(headings), { dryRun: true })).toMatchObject({ new: 1, noted: 0 })
  })

  it('lets nobody bring in what lies beyond their place', async () => {
    const far = middle('g21')
    const told = await bring(
      [
        ['编号', '名称', '经度', '纬度'],
        ['F1', '近园', lng, lat],
        ['F2', '远园', ...far],
      ],
      mapped(['编号', '名称', '经度', '纬度']),
      {},
      ledger,
      staff('community-c1'),
    )
    expect(told).toMatchObject({ stored: false, refused: 1, told: [[3, null, 'not-yours']] })
  })
})
