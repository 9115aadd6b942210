import type { FieldFrom, ImportMapping } from '#contract/case-import'
import { placeField } from '#kernel/engine/take'
import type { CaseData } from '#kernel/index'
import { type Ask, findHeader } from '#methods/sheet-headers/index'
import { momentFormat, readMoment, zoneOf } from '#methods/sheet-values/index'
import type { TableRow } from '../../ports/table.ts'

/** The headings under which offices, cities and other systems know what a report is made of; the usual one first. */
const headings = {
  id: [
    '工单编号',
    '工单号',
    '工单编码',
    '受理编号',
    '案件编号',
    '事件编号',
    '案件号',
    '编号',
    '流水号',
    'order number',
    'case enquiry id',
    'case id',
    'unique key',
    'service request id',
    'request id',
    'ticket number',
    'id',
  ],
  calledAt: ['来电时间', '来电日期', '拨打时间', '诉求时间', '反映时间'],
  filedAt: [
    '受理时间',
    '登记时间',
    '上报时间',
    '立案时间',
    '建单时间',
    '创建时间',
    'created date',
    'requested datetime',
    'open dt',
    'opened',
    'date created',
    'reported at',
  ],
  dueAt: [
    '办理时限',
    '截止时间',
    '办结期限',
    '办结时限',
    '处理时限',
    '要求办结时间',
    '到期时间',
    '时限',
    'due date',
    'target dt',
    'expected datetime',
    'deadline',
  ],
  endedAt: ['办结时间', '结案时间', '关闭时间', '完成时间', 'closed date', 'closed dt', 'closed at'],
  status: ['工单状态', '案件状态', '办理状态', '状态', 'case status', 'status'],
  endedWords: ['办理结果', '处理结果', '办理情况', '答复内容', 'resolution description', 'closure reason', 'status notes'],
  title: ['工单标题', '诉求标题', '标题', '主题', 'case title', 'title', 'complaint type'],
  words: [
    '诉求内容',
    '诉求描述',
    '反映内容',
    '工单内容',
    '问题描述',
    '事件描述',
    '案件描述',
    '描述',
    '内容',
    'description',
    'descriptor',
    'details',
  ],
  orderKind: ['诉求分类', '诉求类别', '诉求类型', '事项分类', '问题分类', '问题类别', '归口类别', '类别', '分类', 'category'],
  kind: ['哪方面的事', '事项类型', '类型', 'type'],
  reporter: ['来电人', '来电人姓名', '诉求人', '诉求人姓名', '反映人', '市民姓名', '联系人', '姓名', 'caller', 'reporter'],
  phone: ['联系电话', '来电号码', '来电电话', '联系方式', '手机号码', '手机号', '电话号码', '电话', 'phone', 'telephone'],
  address: [
    '事发地址',
    '事发地点',
    '诉求地址',
    '诉求地点',
    '发生地址',
    '发生地点',
    '案发地址',
    '详细地址',
    '地址',
    '地点',
    '位置',
    'incident address',
    'address',
    'location',
  ],
  lng: ['经度', 'longitude', 'lng', 'lon', 'x'],
  lat: ['纬度', 'latitude', 'lat', 'y'],
  urgency: ['紧急程度', '紧急级别', '缓急程度', '优先级', 'urgency', 'priority'],
  wantsCall: ['是否回访', '是否需要回访', '要求回访', '需要回访', '是否要求回访'],
  secret: ['是否保密', '是否要求保密', '要求保密', '信息保密', '保密'],
  related: ['关联工单', '关联工单号', '关联工单编号', '重复工单', '重复工单号', '重复诉求工单', '原工单编号'],
} as const satisfies Readonly<Record<string, readonly string[]>>
type Key = keyof typeof headings

const endedWords = [
  '已办结',
  '办结',
  '已结案',
  '结案',
  '已完成',
  '完成',
  '已关闭',
  '关闭',
  'Closed',
  'closed',
  'CLOSED',
  'Resolved',
  'Done',
]
/** Tried where year-first does not fit; a day over the twelfth tells the order of day and month apart. */
const otherFormats = [
  'MM/dd/yyyy hh:mm:ss a',
  'M/d/yyyy h:mm:ss a',
  'M/d/yyyy H:m[:s]',
  'M/d/yyyy',
  'd/M/yyyy H:m[:s]',
  'd/M/yyyy',
  'd.M.yyyy[ H:m[:s]]',
]

const asks: readonly Ask[] = Object.entries(headings).map(([key, names]) => ({ key, names }))

export interface Proposal {
  /** Line of the headings. */
  readonly header: number
  readonly titles: readonly string[]
  readonly mapping: ImportMapping | null
  readonly unused: readonly string[]
}

/** Where the table begins and how its columns may be read; a person looks at it before anything is stored. */
export function proposeMapping(
  def: CaseData,
  first: readonly TableRow[],
  about: { readonly channel: ImportMapping['channel']; readonly source: string; readonly type: string; readonly sheet: number },
): Proposal | null {
  const header = findHeader(
    first.map(row => row.cells),
    asks,
  )
  const top = header ? first[header.row] : first.find(row => row.cells.filter(c => c !== null && c !== '').length > 1)
  if (!top) return null
  const titles = header?.titles ?? top.cells.map(c => String(c ?? '').trim())
  const found = (header?.found ?? {}) as Partial<Record<Key, number>>
  const at = (key: Key): string | number | undefined => {
    const n = found[key]
    // A column without a heading of its own, or with one that stands twice, is named by its number.
    return n === undefined ? undefined : titles[n] && titles.indexOf(titles[n]) === n ? titles[n] : n + 1
  }
  const rows = first.filter(row => row.line > top.line)
  const formats = (key: Key) => formatsOf(rows, found[key])
  const mapping = at('id') === undefined ? null : mappingFrom(def, at, formats, about)
  const used = new Set(mapping ? Object.values(found) : [])
  return { header: top.line, titles, mapping, unused: titles.filter((title, n) => title !== '' && !used.has(n)) }
}

function formatsOf(rows: readonly TableRow[], column: number | undefined): string[] | undefined {
  if (column === undefined) return undefined
  const cells = rows.map(row => row.cells[column] ?? null).filter(cell => cell !== null && cell !== '')
  const zone = zoneOf('+08:00')
  if (cells.length === 0 || cells.some(cell => typeof readMoment(cell, zone) === 'number')) return undefined
  const fitting = otherFormats.find(format => {
    const only = [momentFormat(format)]
    return cells.every(cell => typeof readMoment(cell, zone, only) === 'number')
  })
  return fitting === undefined ? undefined : [fitting]
}

function mappingFrom(
  def: CaseData,
  at: (key: Key) => string | number | undefined,
  formats: (key: Key) => string[] | undefined,
  { channel, source, type, sheet }: { channel: ImportMapping['channel']; source: string; type: string; sheet: number },
): ImportMapping {
  const hotline = channel === 'hotline'
  const clock = (key: Key) => ({ column: at(key)!, ...(formats(key) && { formats: formats(key)! }) })
  const fields: Record<string, FieldFrom> = {}
  const put = (field: string, from: FieldFrom | undefined) => {
    if (from && Object.hasOwn(def.form, field) && !Object.hasOwn(fields, field)) fields[field] = from
  }
  const plain = (key: Key): FieldFrom | undefined => (at(key) === undefined ? undefined : { column: at(key)! })
  const first = (...kinds: readonly string[]) =>
    Object.keys(def.form).find(
      key => kinds.includes(def.form[key]!.kind) && !def.form[key]!.passedOn && !Object.hasOwn(fields, key),
    )
  const words = [at('title'), at('words')].filter(c => c !== undefined)
  const matter = first('note', 'text')
  if (matter && words.length > 0) put(matter, { column: words, join: '\n', cut: true })
  const person = first('person')
  if (person) put(person, plain('reporter'))
  const phone = first('phone')
  if (phone) put(phone, plain('phone'))
  if (hotline) {
    put('order', { column: at('id')! })
    const start = at('calledAt') ?? at('filedAt')
    if (start !== undefined) put('calledAt', clock(at('calledAt') === undefined ? 'filedAt' : 'calledAt'))
    if (at('dueAt') !== undefined) put('orderDue', { ...clock('dueAt'), ...(start !== undefined && { from: start }) })
    for (const key of ['orderKind', 'urgency', 'related'] as const)
      if (at(key) !== undefined) put(key, { column: at(key)!, cut: true })
    for (const key of ['wantsCall', 'secret'] as const) put(key, plain(key))
  }
  const filed = at('filedAt') === undefined ? 'calledAt' : 'filedAt'
  const address = at('address')
  const [lng, lat] = [at('lng'), at('lat')]
  const both = lng !== undefined && lat !== undefined
  return {
    source,
    type,
    channel,
    sheet,
    id: at('id')!,
    ...(!hotline && at(filed) !== undefined && { filedAt: clock(filed) }),
    ...(!hotline && at('dueAt') !== undefined && { dueAt: clock('dueAt') }),
    ...(!hotline &&
      at('endedAt') !== undefined && {
        ended: {
          ...(at('status') !== undefined && { status: { column: at('status')!, values: endedWords } }),
          at: clock('endedAt'),
          ...(at('endedWords') !== undefined && { words: at('endedWords')! }),
        },
      }),
    fields,
    ...(placeField(def) !== null &&
      (address !== undefined || both) && {
        place: {
          ...(address !== undefined && { address }),
          ...(both && { lng, lat }),
          datum: 'wgs84' as const,
          outside: 'address' as const,
        },
      }),
  }
}
