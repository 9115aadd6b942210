import {
  amount,
  choice,
  count,
  day,
  defineRegister,
  dispatcher,
  leader,
  measured,
  months,
  note,
  supervisor,
  systemAdmin,
  text,
  unit,
  usual,
} from '#kernel/index'

/** How applications are scored: published before anybody applies. Each row weighs the question of the same code. */
export const rules = defineRegister({
  title: '评分规则',
  key: 'code',
  columns: {
    code: text('编号', { hint: 'participation、voice、satisfaction、lasting', max: 40 }),
    title: text('评什么', { max: 60 }),
    weight: count('权重', { max: 100, measure: '%' }),
    how: note('怎么打分', { max: 1000 }),
  },
  list: ['code', 'title', 'weight'],
  read: 'public',
  edit: [supervisor, leader, systemAdmin],
})

/** What was granted, paid and used: anybody may read it. */
export const grants = defineRegister({
  title: '以奖代补资金台账',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['奖补编号'] }),
    name: text('项目', { max: 80, aka: ['项目名称', '奖补项目'] }),
    unit: unit('社区', { aka: ['申请社区', '所属社区', '受奖单位'] }),
    application: text('申请编号', { max: 40, aka: ['办件编号'] }),
    day: day('批准日期', { aka: ['批准时间'] }),
    score: measured('得分', '分', { max: 100, aka: ['评分', '总分'] }),
    approved: amount('批准金额', { aka: ['奖补金额', '金额'] }),
    paid: amount('已拨付', { aka: ['拨付金额', '已拨金额'] }),
    used: amount('已使用', { aka: ['使用金额', '支出'] }),
    receipts: count('票据', { measure: '张', aka: ['票据数', '凭证数'] }),
    state: choice('状态', { approved: '已批准', paid: '已拨付', used: '已用完', returned: '已收回' }, { aka: ['资金状态'] }),
    remark: usual.remark,
  },
  list: ['code', 'name', 'unit', 'approved', 'paid', 'used', 'state'],
  read: 'staff',
  edit: [supervisor, dispatcher, leader, systemAdmin],
  ledger: {
    name: 'name',
    keeper: supervisor,
    fresh: months(3),
    open: ['code', 'name', 'unit', 'day', 'score', 'approved', 'paid', 'used', 'state'],
    figures: {
      grants: { title: '奖补项目', kind: 'tally', by: ['state'] },
      approved: { title: '批准合计', kind: 'sum', column: 'approved' },
      paid: { title: '拨付合计', kind: 'sum', column: 'paid' },
      used: { title: '使用合计', kind: 'sum', column: 'used' },
    },
  },
})
