import type { CellValue, MergeRange } from 'hucre/xlsx'
import { amount, choice, count, day, type FieldsData, measured, phone, place, text, yesno } from '#kernel/index'

/** A file as an office makes it: what its columns are, and what each row says when it is read right. */
export interface NastyFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sheets: readonly number[]
  readonly fields: FieldsData
  /** For each heading the column it answers; null for columns nobody asked for. */
  readonly truth: Readonly<Record<string, string | null>>
  /** Row by row; 'wrong' where the cell must be told as a problem, left out where it is empty. */
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

const why = { purpose: '联系', basis: 'legal-duty', keep: { amount: 12, unit: 'month' } } as const
const call = phone('联系电话', why)
export const company: FieldsData = {
  name: text('企业名称'),
  code: text('统一社会信用代码', { form: 'credit-code' }),
  kind: choice('行业', { retail: '零售', food: '餐饮', repair: '维修' }),
  since: day('成立日期'),
  capital: amount('注册资本'),
  staff: count('从业人数', { measure: '人' }),
  where: place('经营地址'),
  contact: call,
}
export const estate: FieldsData = {
  name: text('小区名称'),
  built: count('建成年份'),
  buildings: count('栋数', { measure: '栋' }),
  homes: count('户数', { measure: '户' }),
  floorArea: measured('建筑面积', '㎡'),
  landArea: measured('用地面积', '㎡'),
  manager: text('物业公司'),
  phone: call,
  lift: yesno('有无电梯'),
}
export const care: FieldsData = {
  name: text('机构名称'),
  kind: choice('机构性质', { public: '公办', private: '民办', mixed: '公建民营' }),
  beds: count('床位数', { measure: '张' }),
  used: count('入住人数', { measure: '人' }),
  nurses: count('护理员人数', { measure: '人' }),
  area: measured('建筑面积', '㎡'),
  rate: measured('入住率', '%'),
  opened: day('开业日期'),
  where: place('地址'),
}
export const contract: FieldsData = {
  number: text('合同编号'),
  name: text('项目名称'),
  party: text('服务单位'),
  price: amount('合同金额'),
  paid: amount('已付金额'),
  done: measured('完成比例', '%'),
  from: day('开始日期'),
  until: day('结束日期'),
}

export const span = (row: number, from: number, to: number, endRow = row): MergeRange => ({
  startRow: row,
  startCol: from,
  endRow,
  endCol: to,
})
export const utc = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d))
export type Rows = CellValue[][]
