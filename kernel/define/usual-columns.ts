import { choice, day, note, optional, place, text } from './field.ts'

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
