import {
  choice,
  day,
  defineProgramme,
  defineRegister,
  leader,
  note,
  optional,
  supervisor,
  systemAdmin,
  text,
} from '#kernel/index'

/** The tables that departments may ask for (报表准入清单). What is not on it needs somebody’s approval, each time. */
export const permitted = defineRegister({
  title: '报表准入清单',
  key: 'code',
  columns: {
    code: text('编号', { max: 40 }),
    title: text('报表名称', { max: 120, aka: ['表名', '报表', '名称'] }),
    asker: text('索要部门', { max: 120, aka: ['主管部门', '来源部门', '下发单位'] }),
    basis: text('依据', { max: 300, aka: ['文件依据', '法规依据', '来源文件'] }),
    every: choice('最多多久一次', {
      once: '一次',
      year: '每年',
      half: '每半年',
      quarter: '每季度',
      month: '每月',
      week: '每周',
    }),
    fields: optional(note('允许的列', { max: 2000, hint: '一行一列；不填则不限' })),
    until: optional(day('有效到', { aka: ['有效期', '截止日期'] })),
  },
  list: ['code', 'title', 'asker', 'every', 'until'],
  read: 'public',
  edit: [supervisor, leader, systemAdmin],
})

export default defineProgramme({
  id: 'demands',
  title: '报表准入',
  source: 'S4-08',
  registers: { permitted },
})
