import type { Catalogue } from '#kernel/engine/translate'
import { choice, day, note, optional, place, text } from '#kernel/index'

/** Columns that many registers have, with the headings under which people's tables know them. */
export const telephone = optional(
  text('联系电话', {
    max: 40,
    hint: '单位或值班电话，不填个人手机',
    aka: ['电话', '联系方式', '固定电话', '办公电话', '值班电话', '服务电话'],
  }),
)
export const remark = optional(note('备注', { max: 500, aka: ['说明', '备注说明', '其他情况'] }))
export const checked = optional(day('最近检查日期', { aka: ['检查日期', '检查时间', '巡查日期', '最近巡查', '上次检查时间'] }))
export const creditCode = optional(
  text('统一社会信用代码', { max: 18, form: 'credit-code', aka: ['信用代码', '社会信用代码', '机构代码', '营业执照号'] }),
)
/** Where something is, under the headings a list of such things uses besides the usual ones. */
export const lies = (title = '地点', ...aka: readonly string[]) =>
  place(title, { aka: [...aka, '地址', '详细地址', '坐落', '位置', '所在位置', '具体地址'].filter(one => one !== title) })
export const working = choice(
  '使用状态',
  { open: '正常使用', works: '施工改造', planned: '筹建', closed: '停用' },
  { aka: ['状态', '运行状态', '使用情况', '开放情况', '目前状态'] },
)

type Word = string | readonly [title: string, below: Readonly<Record<string, string>>]

/** The English of the columns above, by the name a register gives them. */
export const telephoneEn: Word = ['Telephone', { $hint: 'Of the organisation or duty room, not a private one' }]
export const workingEn: Word = ['In use', { open: 'In use', works: 'Under works', planned: 'Planned', closed: 'Closed' }]
export const creditCodeEn = 'Unified social credit code'
export const squareMetres = (title: string): Word => [title, { $measure: 'm²' }]
export const counted = (title: string, measure: string): Word => [title, { $measure: measure }]

/** The English of one register by path; what stands below a column is its options, `$hint`, `$measure` and `$purpose`. */
export function registerWords(
  path: string,
  title: string,
  columns: Readonly<Record<string, Word>>,
  ledger: { readonly figures?: Readonly<Record<string, string>>; readonly service?: string } = {},
): Catalogue {
  const words = Object.entries(columns).flatMap(([column, word]): (readonly [string, string])[] =>
    typeof word === 'string'
      ? [[`${path}.${column}`, word]]
      : [
          [`${path}.${column}`, word[0]],
          ...Object.entries(word[1]).map(([key, said]) => [`${path}.${column}.${key}`, said] as const),
        ],
  )
  const figures = Object.entries(ledger.figures ?? {}).map(([name, said]) => [`${path}.$figures.${name}`, said] as const)
  return {
    [path]: title,
    ...Object.fromEntries([...words, ...figures]),
    ...(ledger.service !== undefined && { [`${path}.$service`]: ledger.service }),
  }
}
