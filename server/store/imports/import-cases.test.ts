import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type ImportMapping, importMapping } from '#contract/case-import'
import { Fault } from '../../errors.ts'
import { sourceOf } from '../../ports/table.ts'
import { middle, outside, type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import { asSystem } from '../db.ts'
import { sql } from '../sql.ts'
import { eventsOf } from '../write-case.ts'
import { type ImportHow, importCases, type Told } from './import-cases.ts'
import { importedId } from './import-judge.ts'

const clock = { kind: 'clock' } as const
const [lng, lat] = middle('g12')
const head = 'ref,opened,closed,status,what,where,x,y'
const mapped = (more: Partial<ImportMapping> = {}): ImportMapping =>
  importMapping.parse({
    source: 'old',
    id: 'ref',
    filedAt: { column: 'opened' },
    ended: { status: { column: 'status', values: ['done'] }, at: { column: 'closed' }, words: 'status' },
    fields: { words: { column: 'what' } },
    place: { address: 'where', lng: 'x', lat: 'y' },
    ...more,
  })

let office: SmallOffice
let part = 0
beforeAll(async () => {
  office = await smallOffice()
})
afterAll(() => office.stop())

async function bring(content: string | Uint8Array, mapping = mapped(), how: Partial<ImportHow> = {}) {
  const told: Told[] = []
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const outcome = await importCases(office.app, clock, sourceOf('file', bytes), mapping, {
    dryRun: false,
    allOrNone: false,
    ...how,
    onProblem: problem => void told.push(problem),
  })
  return { ...outcome, told }
}
/** Each test reads from a system of its own. */
const own = (more: Partial<ImportMapping> = {}) => mapped({ source: `old ${++part}`, ...more })
const good = (ref: string) => `${ref},2025-01-02 09:00,2025-01-05 10:00,done,路灯不亮,和平路 1 号,${lng},${lat}`
const reasonOf = async (content: string | Uint8Array, mapping = own()) =>
  bring(content, mapping).then(
    () => 'read',
    error => (error instanceof Fault ? error.detail?.reason : error),
  )

describe('importing cases', () => {
  it('brings a matter in with its own times, and says in its history that it was brought in', async () => {
    const mapping = own()
    const outcome = await bring(`${head}\n${good('a1')}\n`, mapping)
    expect(outcome).toMatchObject({ read: 1, new: 1, refused: 0, stored: true })
    const id = importedId('incident', mapping.source, 'a1')
    const { row, events } = await asSystem(office.app.db, 'test', async tx => ({
      row: await tx.maybe(
        sql<
          Record<string, unknown>
        >`select state, channel, filed_at, closed_at, grid_id, address from cases where tenant_id = ${tx.tenant} and id = ${id}`,
      ),
      events: await eventsOf(tx, id),
    }))
    expect(row).toMatchObject({
      state: 'closed',
      channel: 'import',
      filed_at: Date.parse('2025-01-02T09:00:00+08:00'),
      closed_at: Date.parse('2025-01-05T10:00:00+08:00'),
      address: '和平路 1 号',
    })
    expect(row?.grid_id).not.toBeNull()
    expect(events.map(e => e.body.kind)).toEqual(['Filed', 'Imported'])
    expect(events[1]?.body).toMatchObject({ source: mapping.source, external: 'a1', recordedAt: office.app.now(), ends: true })
  })

  it('adds nothing when the same file is read again, and tells a changed row as changed', async () => {
    const mapping = own()
    const file = `${head}\n${good('a1')}\n${good('a2')}\n`
    expect(await bring(file, mapping)).toMatchObject({ new: 2 })
    expect(await bring(file, mapping)).toMatchObject({ new: 0, there: 2, changed: 0 })
    const other = await bring(file.replace('路灯不亮', '路灯亮了'), mapping)
    expect(other).toMatchObject({ new: 0, there: 1, changed: 1 })
    expect(other.told).toMatchObject([{ line: 2, external: 'a1', what: 'changed' }])
  })

  it('tells every bad row with its line and reason in a dry run, and stores nothing', async () => {
    const mapping = own()
    const rows = [
      good('b1'),
      good('b2').replace('2025-01-02 09:00', '昨天'),
      good('b3').replace('路灯不亮', ''),
      good('b4').replace(`${lng},${lat}`, outside.join(',')),
      `,${good('b5').slice(3)}`,
      good('b6').replace('2025-01-05 10:00', '2024-01-05 10:00'),
      good('b7').replace(`${lng},${lat}`, '东经,北纬'),
    ]
    const outcome = await bring(`${head}\n${rows.join('\n')}\n`, mapping, { dryRun: true })
    expect(outcome).toMatchObject({ read: 7, new: 1, refused: 6, stored: false })
    expect(outcome.told.map(p => [p.line, p.code])).toEqual([
      [3, 'moment-unreadable'],
      [4, 'missing'],
      [5, 'point-outside'],
      [6, 'id-missing'],
      [7, 'ended-before-filed'],
      [8, 'point-unreadable'],
    ])
    expect(await bring(`${head}\n${good('b1')}`, mapping)).toMatchObject({ new: 1 })
  })

  it('stores the good rows, or none when all are asked for', async () => {
    const mapping = own()
    const file = `${head}\n${good('c1')}\n${good('c2').replace('路灯不亮', '')}\n`
    expect(await bring(file, mapping, { allOrNone: true })).toMatchObject({ stored: false, refused: 1 })
    expect(await bring(file, mapping)).toMatchObject({ stored: true, new: 1, refused: 1 })
    expect(await bring(`${head}\n${good('c1')}\n${good('c3')}`, mapping, { allOrNone: true })).toMatchObject({
      stored: true,
      new: 1,
      there: 1,
    })
  })

  it('takes the same row twice in one file once, and refuses the same number with another content', async () => {
    const outcome = await bring(`${head}\n${good('d1')}\n${good('d1')}\n${good('d1').replace('路灯', '井盖')}\n`, own())
    expect(outcome).toMatchObject({ new: 1, there: 1, refused: 1 })
    expect(outcome.told).toMatchObject([{ line: 4, code: 'twice' }])
  })

  it('keeps only the address of a point outside, or moves the points, when the mapping says so', async () => {
    const away = good('e1').replace(`${lng},${lat}`, outside.join(','))
    const kept = await bring(
      `${head}\n${away}\n`,
      own({ place: { address: 'where', lng: 'x', lat: 'y', datum: 'wgs84', outside: 'address', street: 'street' } }),
    )
    expect(kept).toMatchObject({ new: 1, noted: 1 })
    const move = { lng: lng - outside[0], lat: lat - outside[1] }
    const moved = await bring(
      `${head}\n${away}\n`,
      own({ place: { lng: 'x', lat: 'y', datum: 'wgs84', outside: 'refuse', move } }),
    )
    expect(moved).toMatchObject({ new: 1, noted: 0 })
  })

  it('translates values, refuses those it does not know, and takes the rest where told', async () => {
    const kinds = (otherwise: object) =>
      own({ fields: { words: { column: 'what' }, kind: { column: 'status', values: { done: 'street' }, ...otherwise } } })
    const file = `${head}\n${good('f1')}\n${good('f2').replace('done', 'open')}\n`
    expect(await bring(file, kinds({}))).toMatchObject({ new: 1, refused: 1, reasons: { 'value-unknown': 1 } })
    expect(await bring(file, kinds({ otherwise: 'other' }))).toMatchObject({ new: 2 })
  })

  it('leaves a matter that is open there waiting here, under a clock from now', async () => {
    const mapping = own()
    await bring(`${head}\n${good('g1').replace('done', 'open')}\n`, mapping)
    const row = await asSystem(office.app.db, 'test', tx =>
      tx.maybe(
        sql<{
          state: string
          due: number
        }>`select state, due_at as due from cases where tenant_id = ${tx.tenant} and id = ${importedId('incident', mapping.source, 'g1')}`,
      ),
    )
    expect(row?.state).toBe('reported')
    expect(row?.due).toBeGreaterThan(office.app.now())
  })
})

describe('a file to import', () => {
  const text = `${head}\n${good('x1')}\n`

  it('is read as UTF-8 with or without its mark, as UTF-16, packed, and with semicolons', async () => {
    expect(await bring(`\ufeff${text}`, own())).toMatchObject({ new: 1 })
    expect(await bring(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]), own())).toMatchObject({ new: 1 })
    expect(await bring(gzipSync(text), own())).toMatchObject({ new: 1 })
    expect(await bring(text.replaceAll(',', ';'), own())).toMatchObject({ new: 1 })
  })

  it('is read as GBK where it is no UTF-8', async () => {
    // 路灯, 和 and 号 in GBK.
    const bytes: Readonly<Record<string, readonly number[]>> = {
      路灯: [0xc2, 0xb7, 0xb5, 0xc6],
      和: [0xba, 0xcd],
      号: [0xba, 0xc5],
    }
    const plain = text.replace('路灯不亮', '路灯').replace('和平路', '和')
    const pieces = plain.split(/(路灯|和|号)/).map(piece => Buffer.from(bytes[piece] ?? Buffer.from(piece)))
    const mapping = own()
    expect(await bring(Buffer.concat(pieces), mapping)).toMatchObject({ new: 1 })
    const row = await asSystem(office.app.db, 'test', tx =>
      tx.maybe(
        sql<{
          words: string
        }>`select data ->> 'words' as words from cases where tenant_id = ${tx.tenant} and id = ${importedId('incident', mapping.source, 'x1')}`,
      ),
    )
    expect(row?.words).toBe('路灯')
  })

  it('of rows over several lines is told by the line where the row begins', async () => {
    const outcome = await bring(
      `${head}\n${good('h1').replace('路灯不亮', '"第一行\n第二行"')}\n${good('h2').replace('路灯不亮', '')}\n`,
      own(),
    )
    expect(outcome.told).toMatchObject([{ line: 4, external: 'h2' }])
  })

  it('is refused in words when it is empty, broken, in no known encoding, or no table at all', async () => {
    expect(await reasonOf('')).toBe('empty')
    expect(await reasonOf(`${head}`)).toBe('read')
    expect(await reasonOf('<html><table></table></html>')).toBe('html')
    expect(await reasonOf(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]))).toBe('encoding')
    expect(await reasonOf(Buffer.from('%PDF-1.7 ...'))).toBe('not-text')
    expect(await reasonOf(Buffer.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toBe('broken')
    expect(await reasonOf(`${head}\n"a,b\n`)).toBe('quote')
    expect(await reasonOf('一,二\n1,2\n')).toBe('no-header')
  })

  it('is refused in words when it is an old .xls or has a password', async () => {
    const ole = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await reasonOf(Buffer.concat([ole, Buffer.alloc(600)]))).toBe('broken')
    expect(await reasonOf(Buffer.concat([ole, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('encrypted')
  })

  it('that lacks columns says which, and which there are', async () => {
    await expect(bring('ref,what\n1,2\n', own())).rejects.toMatchObject({
      detail: { reason: 'columns-missing', there: ['ref', 'what'], missing: ['opened', 'status', 'closed', 'where', 'x', 'y'] },
    })
  })

  it('is read from a workbook with a title, merged cells and dates of the sheet, without its remarks', async () => {
    const day = new Date(Date.UTC(2025, 0, 2, 9))
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [
            ['旧系统台账', null, null, null, null, null, null, null],
            head.split(','),
            ['w1', day, new Date(Date.UTC(2025, 0, 5, 10)), 'done', '路灯不亮', '和平路 1 号', lng, lat],
            ['w2', 45659.375, '2025年1月5日 10:00', null, '井盖松动', null, lng, lat],
            ['备注：本表为导出数据', null, null, null, null, null, null, null],
          ],
          merges: [
            { startRow: 0, startCol: 0, endRow: 0, endCol: 7 },
            { startRow: 2, startCol: 3, endRow: 3, endCol: 3 },
            { startRow: 2, startCol: 5, endRow: 3, endCol: 5 },
            { startRow: 4, startCol: 0, endRow: 4, endCol: 7 },
          ],
        },
      ],
    })
    const mapping = own()
    expect(await bring(bytes, mapping)).toMatchObject({ read: 2, new: 2, refused: 0 })
    const rows = await asSystem(office.app.db, 'test', tx =>
      tx.rows(
        sql<{
          at: number
          address: string
        }>`select filed_at as at, address from cases where tenant_id = ${tx.tenant} and id = any(${['w1', 'w2'].map(ref => importedId('incident', mapping.source, ref))}::uuid[])`,
      ),
    )
    const at = Date.parse('2025-01-02T09:00:00+08:00')
    expect(rows).toEqual([
      { at, address: '和平路 1 号' },
      { at, address: '和平路 1 号' },
    ])
  })

  it('of many rows is read in batches, and what was read is told as it goes', async () => {
    const lines = Array.from({ length: 2100 }, (_, n) => good(`m${n}`))
    const seen: number[] = []
    const outcome = await bring(`${head}\n${lines.join('\n')}`, own(), { onProgress: counts => void seen.push(counts.read) })
    expect(outcome).toMatchObject({ read: 2100, new: 2100 })
    expect(seen).toEqual([500, 1000, 1500, 2000, 2100])
  })
})

it('is shown by examples beside the guide that can be used as they are', async () => {
  const example = (name: string) => importMapping.parse(parse(readFileSync(`docs/guide/${name}-example.yaml`, 'utf8')))
  const old = [
    '案件号,上报日期,应办结日期,当前状态,结案日期,处置说明,标题,说明,大类,上报人,上报人电话,社区,位置描述,坐标X,坐标Y',
    `7,2025/3/4 9:05,2025/3/6 9:00,已结案,2025/3/5 10:00,已更换,路灯不亮,三天了,市政设施,赵敏,13800001111,和平社区,路口,${lng},${lat}`,
  ].join('\n')
  expect(await bring(old, example('import'), { dryRun: true })).toMatchObject({ read: 1, new: 1, refused: 0 })
  const orders = [
    '工单编号,诉求标题,诉求内容,来电人,联系电话,来电时间,办理时限,诉求分类,紧急程度,是否回访,是否保密,关联工单,事发地址',
    'X1,,路灯不亮,赵敏,13800001111,2026-03-04 08:00,3个工作日,照明,一般,是,否,,和平路',
  ].join('\n')
  const mapping = { ...example('hotline'), place: { ...example('hotline').place!, street: 'street' } }
  expect(await bring(orders, mapping, { dryRun: true })).toMatchObject({ read: 1, new: 1, refused: 0, noted: 0 })
})
