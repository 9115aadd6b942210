import { count, defineRegister, item, note, optional, supervisor, systemAdmin, text } from '#kernel/index'

/** What to look at, one point on each line; shared by all that needs the same. */
export const checklists = defineRegister({
  title: '随机检查检查单',
  key: 'code',
  columns: {
    code: text('编号', { max: 40 }),
    name: text('名称', { max: 80 }),
    points: note('检查项', { hint: '一行一项', max: 2000 }),
    basis: optional(text('依据', { max: 200 })),
  },
  list: ['code', 'name', 'basis'],
  read: 'public',
  edit: [supervisor, systemAdmin],
})

/** From which registers may be drawn: places, facilities and premises. Residents are in none of them, and never drawn. */
export const sources = defineRegister({
  title: '可以抽取的台账',
  key: 'code',
  columns: {
    code: text('编号', { max: 40 }),
    name: text('对象类别', { max: 60 }),
    register: text('台账', { hint: '例如 facilities.toilets', max: 80 }),
    unitColumn: optional(text('责任单位在哪一列', { hint: '列的代码；没有就不填', max: 40 })),
    checklist: item('检查单', 'checklists'),
    visitDays: count('几个工作日内查完', { min: 1, max: 60, measure: '个工作日' }),
    mendDays: count('整改期限', { min: 1, max: 180, measure: '天' }),
  },
  list: ['code', 'name', 'checklist', 'visitDays', 'mendDays'],
  read: 'public',
  edit: [supervisor, systemAdmin],
})
