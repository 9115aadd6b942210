import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportMapping } from '#contract/case-import'
import { readSheet } from '../../ports/sheet.ts'
import { at, middle, type SmallOffice, smallOffice, staff } from '../../testing/small-office.ts'
import { listCases } from '../case-lists.ts'
import { detailOf } from '../cases.ts'
import { runCommand } from '../commands.ts'
import { asSystem } from '../db.ts'
import { mergeCase } from '../known/known-acts.ts'
import { sql } from '../sql.ts'
import { listOrders } from './hotline.ts'
import { batchFile, decideBatch, listBatches, makeBatch } from './hotline-batches.ts'
import { importedId } from './import-judge.ts'
import { readImport, startImport, takeFile } from './import-runs.ts'

const dispatcher = staff('dispatcher')
const [lng, lat] = middle('g12')
const titles = [
  '工单编号',
  '来电时间',
  '来电人',
  '联系电话',
  '诉求标题',
  '诉求内容',
  '事发地址',
  '经度',
  '纬度',
  '诉求分类',
  '紧急程度',
  '办理时限',
  '是否回访',
  '是否保密',
  '关联工单',
]
type Row = readonly (string | number | Date | null)[]
const row = (number: string | number, more: Partial<Record<string, string | number | null>> = {}): Row =>
  titles.map(title => {
    if (title in more) return more[title] ?? null
    const usual: Record<string, string | number> = {
      工单编号: number, 来电时间: '2026-03-04 08:10:00', 来电人: '赵敏', 联系电话: 13800001111, 诉求内容: '路灯不亮', 事发地址: '和平路 1 号',
      经度: lng, 纬度: lat, 诉求分类: '城市管理/照明', 紧急程度: '一般', 办理时限: '2026-03-06 18:00', 是否回访: '是', 是否保密: '否',
    } // biome-ignore format: a table
    return usual[title] ?? null
  })
const sheetOf = (rows: readonly Row[], more: object = {}) =>
  writeXlsx({
    sheets: [
      {
        name: '工单',
        rows: [['政务服务便民热线工单', ...titles.slice(1).map(() => null)], titles, ...rows.map(r => [...r])],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: titles.length - 1 }],
        ...more,
      },
    ],
  })

let office: SmallOffice
let n = 0
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

/** A morning's file as the dispatcher brings it in: looked at, then stored. */
async function bring(bytes: Uint8Array, source = '12345', change: (m: ImportMapping) => ImportMapping = m => m) {
  const id = at(`file ${++n}`)
  const preview = await takeFile(
    office.app,
    dispatcher,
    { id, name: '工单.xlsx', bytes },
    { channel: 'hotline', source, sheet: 1 },
  )
  if (!preview.mapping) return { preview, view: null }
  const { ended } = await startImport(office.app, dispatcher, id, {
    mapping: change(preview.mapping),
    dryRun: false,
    allOrNone: false,
  })
  await ended
  return { preview, view: await readImport(office.app, id, 'zh') }
}
const idOf = (number: string, source = '12345') => importedId('incident', source, number)

const version = async (id: string) =>
  (await asSystem(office.app.db, 'test', tx =>
    tx.maybe(sql<{ version: number }>`select version from cases where tenant_id = ${tx.tenant} and id = ${id}`),
  ))!.version
let commands = 0
const take = async (who: string, id: string, step: string, answers: object) =>
  runCommand(office.app, staff(who), id, await version(id), {
    kind: 'take',
    id: at(`command ${++commands}`),
    step,
    answers: { ...answers },
  })
async function refuse(id: string, reason: string) {
  await take('worker-g12', id, 'verify', { seen: '看过' })
  await take('dispatcher', id, 'refuse', { route: 'beyond', turnTo: '市政 0571-1', reason })
}

describe('a file of the hotline', () => {
  it('is found under its title row, and each order becomes a case with its own limit', async () => {
    const { preview, view } = await bring(await sheetOf([row('A100'), row('A101', { 办理时限: '3个工作日' })]))
    expect(preview).toMatchObject({ header: 2, remembered: false, unused: [] })
    expect(view).toMatchObject({ state: 'done', counts: { read: 2, new: 2, refused: 0 } })
    const detail = await detailOf(office.app, dispatcher, idOf('A100'), 'zh')
    expect(detail.case).toMatchObject({ channel: 'hotline', filer: null, filedAt: office.app.now() })
    expect(detail.case.data).toMatchObject({
      order: 'A100',
      orderDue: Date.parse('2026-03-06T18:00:00+08:00'),
      wantsCall: true,
      secret: false,
      phone: '138****11',
    })
    const counted = await detailOf(office.app, dispatcher, idOf('A101'), 'zh')
    expect(counted.case.data.orderDue).toBe(Date.parse('2026-03-09T18:00:00+08:00'))
  })

  it('brings the same order in once, in one file and in two, and remembers how its columns are read', async () => {
    expect((await bring(await sheetOf([row('A200'), row('A200')]))).view?.counts).toMatchObject({ new: 1, there: 1 })
    const { preview, view } = await bring(await sheetOf([row('A200'), row('A201')]))
    expect(preview.remembered).toBe(true)
    expect(view?.counts).toMatchObject({ new: 1, there: 1 })
  })

  it('takes telephone numbers however the sheet holds them, and leaves out those it has cut', async () => {
    const { view } = await bring(
      await sheetOf([
        row('A300', { 联系电话: '1.3800001111E+10' }),
        row('A301', { 联系电话: '13800001111.0' }),
        row('A302', { 联系电话: '1.38E+10' }),
      ]),
    )
    expect(view).toMatchObject({
      counts: { new: 3, refused: 0, noted: 1 },
      problems: [{ external: 'A302', code: 'phone-cut', what: 'noted' }],
    })
  })

  it('reads the values of formulas, dates as numbers of days, and vertically merged cells', async () => {
    const bytes = await sheetOf([row('A400', { 来电时间: 46085.25 }), row('A401', { 来电时间: null })], {
      merges: [{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 }],
      cells: new Map([['2,5', { value: '井盖响', formula: 'CONCATENATE("井盖","响")', formulaResult: '井盖响' }]]),
    })
    await bring(bytes)
    for (const number of ['A400', 'A401'])
      expect((await detailOf(office.app, dispatcher, idOf(number), 'zh')).case.data.calledAt).toBe(
        Date.parse('2026-03-04T06:00:00+08:00'),
      )
    expect((await detailOf(office.app, dispatcher, idOf('A400'), 'zh')).case.data.words).toBe('井盖响')
  })

  it('refuses an order without a matter or with a number the sheet has cut, and takes one whose limit cannot be read', async () => {
    const { view } = await bring(
      await sheetOf([
        row('A500', { 诉求内容: null }),
        row(2.0260304123456e17),
        row('A502', { 办理时限: '待定', 来电时间: '2027-01-01 08:00' }),
      ]),
    )
    expect(view?.counts).toMatchObject({ new: 1, refused: 2, reasons: { missing: 1, 'id-cut': 1 } })
    expect(view?.problems.map(p => [p.line, p.code])).toEqual([
      [3, 'missing'],
      [4, 'id-cut'],
      [5, 'moment-unreadable'],
      [5, 'in-the-future'],
    ])
  })

  it('without a column for the order’s number has no mapping to propose', async () => {
    const bytes = Buffer.from('来电人,诉求内容\n王,路灯不亮\n')
    expect((await bring(bytes)).preview.mapping).toBeNull()
  })

  it('hides a caller who asked for confidence from those who handle the case', async () => {
    await bring(await sheetOf([row('A600', { 是否保密: '是' })]))
    const id = idOf('A600')
    expect((await detailOf(office.app, dispatcher, id, 'zh')).mayReveal).toBe(true)
    const worker = await detailOf(office.app, staff('worker-g12'), id, 'zh')
    expect(worker.mayReveal).toBe(false)
    expect(worker.case.data).toMatchObject({ reporter: { name: '***' }, phone: '***' })
    expect(JSON.stringify(worker)).not.toContain('赵')
    await expect(detailOf(office.app, staff('worker-g12'), id, 'zh', { reveal: true })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  it('finds the case by the order’s number, and shows what an order belongs to', async () => {
    await bring(await sheetOf([row('20260304777'), row('A701', { 关联工单: '20260304777、A999' })]))
    for (const q of ['20260304777', '202603047'])
      expect(
        (await listCases(office.app, dispatcher, { view: 'all', order: 'newest', limit: 10, q })).rows.map(r => r.id),
      ).toEqual([idOf('20260304777')])
    const { rows } = await listOrders(office.app, dispatcher, { limit: 50 })
    expect(rows.find(r => r.number === 'A701')?.related).toEqual([
      { number: '20260304777', case: idOf('20260304777') },
      { number: 'A999', case: null },
    ])
  })

  it('is out of reach for the dispatcher of another street', async () => {
    expect((await listOrders(office.app, staff('dispatcher-other'), { limit: 50 })).rows).toEqual([])
  })
})

describe('answers to the hotline', () => {
  const source = '热线'
  const text = (bytes: Uint8Array) => readSheet(bytes).then(rows => rows.map(r => r.map(c => String(c ?? ''))))

  it('go back once, in a file that stays as it was made', async () => {
    await bring(await sheetOf([row('B1'), row('B2')]), source)
    expect((await listBatches(office.app)).ready.find(r => r.source === source)).toBeUndefined()
    await refuse(idOf('B1', source), '属市政职责')
    expect((await listBatches(office.app)).ready).toContainEqual({ source, orders: 1 })
    const batch = await makeBatch(office.app, dispatcher, source)
    expect(batch).toMatchObject({ state: 'made', orders: 1 })
    const first = await batchFile(office.app, batch.no)
    const [head, line] = await text(first.bytes)
    expect(head?.slice(0, 5)).toEqual(['工单编号', '办理次数', '办理状态', '办理结果', '办理单位'])
    expect(line?.slice(0, 3)).toEqual(['B1', '1', '不予受理'])
    expect(line?.[3]).toContain('属市政职责')
    // Whatever happens meanwhile, the file is the same, and its order is in no other.
    await refuse(idOf('B2', source), '重复')
    expect(Buffer.from((await batchFile(office.app, batch.no)).bytes).equals(Buffer.from(first.bytes))).toBe(true)
    const second = await makeBatch(office.app, dispatcher, source)
    expect((await text((await batchFile(office.app, second.no)).bytes)).slice(1).map(r => r[0])).toEqual(['B2'])
    await expect(makeBatch(office.app, dispatcher, source)).rejects.toMatchObject({ code: 'nothing-to-do' })
    for (const { no } of [batch, second]) await decideBatch(office.app, dispatcher, no, 'handed')
    expect(await decideBatch(office.app, dispatcher, batch.no, 'handed')).toMatchObject({ state: 'handed' })
    await expect(decideBatch(office.app, dispatcher, batch.no, 'withdrawn')).rejects.toMatchObject({ code: 'step-not-now' })
    await expect(makeBatch(office.app, dispatcher, source)).rejects.toMatchObject({ code: 'nothing-to-do' })
  })

  it('wait again when the file is withdrawn', async () => {
    await bring(await sheetOf([row('C1')]), source)
    await refuse(idOf('C1', source), '不属实')
    const batch = await makeBatch(office.app, dispatcher, source)
    await decideBatch(office.app, dispatcher, batch.no, 'withdrawn')
    const again = await makeBatch(office.app, dispatcher, source)
    expect(again).toMatchObject({ no: batch.no + 1, orders: 1 })
    await decideBatch(office.app, dispatcher, again.no, 'handed')
  })

  it('of a matter that came back go once more, with their running number', async () => {
    await bring(await sheetOf([row('D1')]), source)
    const id = idOf('D1', source)
    const worker = 'worker-g12'
    const photo = at('photo')
    await asSystem(office.app.db, 'test', tx =>
      tx.run(
        sql`insert into files (tenant_id, id, type, bytes, sha256, created_at) values (${tx.tenant}, ${photo}, 'image/webp', 1, 'x', now())`,
      ),
    )
    await take(worker, id, 'fix', { result: '当场换了灯泡', after: [photo] })
    const first = await makeBatch(office.app, dispatcher, source)
    const [, line] = await text((await batchFile(office.app, first.no)).bytes)
    expect(line?.slice(0, 4)).toEqual(['D1', '1', '待回访', '当场换了灯泡'])
    expect(line?.[6]).toBe('未回访')
    await decideBatch(office.app, dispatcher, first.no, 'handed')
    // The verdict on an answer is no new answer; a matter taken up again has none until it is answered anew.
    await take('dispatcher', id, 'notFixed', { reason: '又灭了' })
    expect((await listOrders(office.app, dispatcher, { limit: 50 })).rows.find(r => r.number === 'D1')).toMatchObject({
      state: 'working',
      runs: 1,
    })
    await take('dispatcher', id, 'refuse', { route: 'beyond', reason: '移交供电' })
    const second = await makeBatch(office.app, dispatcher, source)
    const [, again] = await text((await batchFile(office.app, second.no)).bytes)
    expect(again?.slice(0, 3)).toEqual(['D1', '2', '不予受理'])
    expect(again?.[3]).toContain('移交供电')
  })

  it('of an order whose case goes on in another is the answer of that one', async () => {
    await bring(await sheetOf([row('E1'), row('E2')]), source)
    const [one, main] = [idOf('E2', source), idOf('E1', source)]
    const { case: mainCase } = await detailOf(office.app, dispatcher, main, 'zh')
    const command = { kind: 'merge', id: at('merge'), reason: '同一件事' } as const
    await mergeCase(office.app, dispatcher, { case: one, version: await version(one), command }, mainCase.number)
    await refuse(main, '两单同一处')
    const batch = await makeBatch(office.app, dispatcher, source)
    const lines = (await text((await batchFile(office.app, batch.no)).bytes)).slice(1)
    expect(lines.filter(r => r[0]?.startsWith('E')).map(r => [r[0], r[2]])).toEqual([
      ['E1', '不予受理'],
      ['E2', '不予受理'],
    ])
    expect(lines.every(r => r[3] !== '')).toBe(true)
  })
})
