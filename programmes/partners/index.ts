import {
  amount,
  choice,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  months,
  note,
  optional,
  type Personal,
  personal,
  phone,
  systemAdmin,
  text,
  unit,
  usual,
  yesno,
} from '#kernel/index'

const { creditCode, remark } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const engaged: Personal = { purpose: '聘用和联系社区“三师”', basis: 'contract', keep: months(24) }

/** A planner, a strategist and a designer for each community, for a term and a fee. */
const experts = defineRegister({
  title: '社区“三师”',
  key: 'code',
  columns: {
    code: text('聘书编号', { max: 40, aka: ['编号', '聘用编号'] }),
    kind: choice(
      '类别',
      { planner: '规划师', strategist: '策划师', designer: '设计师' },
      { aka: ['三师类别', '类型', '专家类别', '专业'] },
    ),
    community: unit('服务社区', { aka: ['社区', '所在社区', '对口社区', '派驻社区'] }),
    firm: optional(text('所在机构', { max: 60, aka: ['工作单位', '单位', '所属单位', '机构名称'] })),
    name: personal(text('姓名', { max: 30, aka: ['专家姓名', '名字', '专家'] }), engaged),
    mobile: optional(phone('手机', engaged, { aka: ['联系电话', '手机号码', '联系方式'] })),
    from: day('聘期开始', { aka: ['聘任日期', '开始日期', '聘期起'] }),
    until: optional(day('聘期结束', { aka: ['到期日期', '结束日期', '聘期止'] })),
    fee: optional(amount('年度费用', { aka: ['费用', '服务费', '年费用'] })),
    visits: count('今年到社区', { measure: '次', aka: ['到社区次数', '服务次数', '走访次数'] }),
    proposals: count('提出的项目建议', { measure: '条', aka: ['建议数', '项目建议数', '提出建议'] }),
    remark,
  },
  list: ['code', 'kind', 'community', 'firm', 'until', 'visits', 'proposals'],
  read: 'staff',
  edit,
  ledger: {
    name: 'code',
    keeper: communityWorker,
    fresh: months(3),
    from: 'from',
    until: 'until',
    service: '社区“三师”聘用(服务合同)',
    figures: {
      experts: { title: '在聘“三师”', kind: 'tally', by: ['kind'] },
      visits: { title: '到社区次数合计', kind: 'sum', column: 'visits', by: ['kind'] },
      active: { title: '今年到过社区的占比', kind: 'share', where: c => c.visits.over(0), target: 1 },
      proposals: { title: '项目建议合计', kind: 'sum', column: 'proposals' },
    },
  },
})

/** What the office buys from others: for how much, until when, and whether it was delivered. */
const contracts = defineRegister({
  title: '政府购买服务合同',
  key: 'code',
  columns: {
    code: text('合同编号', { max: 40, aka: ['编号', '合同号', '项目编号'] }),
    name: text('项目名称', { max: 80, aka: ['名称', '合同名称', '服务项目', '采购项目名称'] }),
    scope: optional(note('服务内容', { max: 1000, aka: ['内容', '服务范围', '合同内容'] })),
    provider: text('承接单位', { max: 80, aka: ['供应商', '承接主体', '乙方', '服务单位', '中标单位'] }),
    credit: creditCode,
    buyer: optional(unit('购买单位', { aka: ['购买主体', '甲方', '采购单位', '责任科室'] })),
    method: choice(
      '采购方式',
      { tender: '公开招标', talks: '竞争性磋商', inquiry: '询价', single: '单一来源', direct: '直接委托' },
      { aka: ['方式', '采购形式', '购买方式'] },
    ),
    price: amount('合同金额', { aka: ['金额', '合同价', '中标金额', '合同总价'] }),
    paid: amount('已支付', { aka: ['已付金额', '支付金额', '已付款'] }),
    from: day('合同开始', { aka: ['开始日期', '服务开始时间', '合同起始日期', '签订日期'] }),
    until: day('合同到期', { aka: ['到期日期', '截止日期', '服务截止时间', '合同终止日期'] }),
    state: choice(
      '履行情况',
      { running: '履行中', ended: '已到期', stopped: '已终止' },
      { aka: ['状态', '合同状态', '履约情况', '执行情况'] },
    ),
    quality: optional(note('质量要求', { max: 500, aka: ['绩效指标', '服务标准', '考核要求'] })),
    accepted: choice(
      '验收',
      { none: '未验收', partly: '分期验收中', done: '验收合格', failed: '验收不合格' },
      { aka: ['验收情况', '验收结果', '履约验收'] },
    ),
    satisfied: optional(count('满意率', { max: 100, measure: '%', aka: ['满意度', '群众满意度', '服务对象满意度'] })),
    remark,
  },
  list: ['code', 'name', 'provider', 'price', 'paid', 'until', 'state', 'accepted'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    keeper: dispatcher,
    fresh: months(3),
    open: ['code', 'name', 'scope', 'provider', 'method', 'price', 'from', 'until', 'state', 'accepted', 'satisfied'],
    figures: {
      running: { title: '履行中的合同', kind: 'tally', where: c => c.state.is('running'), by: ['method'] },
      price: { title: '履行中的合同金额', kind: 'sum', column: 'price', where: c => c.state.is('running') },
      paid: { title: '已支付合计', kind: 'sum', column: 'paid' },
      accepted: { title: '验收合格的占比', kind: 'share', where: c => c.accepted.is('done') },
      satisfied: { title: '平均满意率', kind: 'average', column: 'satisfied' },
    },
  },
})

/** What was given and what it was spent on. Who received it is counted, never named. */
const donations = defineRegister({
  title: '捐赠',
  key: 'code',
  columns: {
    code: text('捐赠编号', { max: 40, aka: ['编号', '收据号', '票据号'] }),
    day: day('接收日期', { aka: ['日期', '捐赠日期', '捐赠时间', '接收时间'] }),
    donor: text('捐赠方', {
      max: 80,
      hint: '单位写名称，个人写“爱心居民”',
      aka: ['捐赠单位', '捐赠人', '捐赠者', '爱心单位'],
    }),
    kind: choice('类别', { money: '资金', goods: '物资' }, { aka: ['类型', '捐赠类型', '款物类别'] }),
    worth: amount('金额或折价', { aka: ['金额', '捐赠金额', '价值', '折合金额'] }),
    goods: optional(text('物资名称和数量', { max: 200, aka: ['物资', '捐赠物资', '物资明细', '品名'] })),
    purpose: text('用途', { max: 100, aka: ['捐赠用途', '使用方向', '定向用途', '捐赠意向'] }),
    spent: amount('已使用', { aka: ['已使用金额', '支出', '使用金额'] }),
    helped: optional(count('受益人数', { measure: '人', hint: '只写人数，不写姓名', aka: ['惠及人数', '受助人数'] })),
    receipt: yesno('已开收据', { aka: ['是否开票', '收据', '票据', '捐赠票据'] }),
    remark: optional(note('备注', { max: 500, hint: '不写受助人的姓名、住址和情况', aka: ['说明', '其他情况'] })),
  },
  list: ['code', 'day', 'donor', 'kind', 'worth', 'purpose', 'spent'],
  read: 'staff',
  edit,
  ledger: {
    name: 'code',
    keeper: communityWorker,
    fresh: months(6),
    open: ['day', 'donor', 'kind', 'worth', 'goods', 'purpose', 'spent', 'receipt'],
    figures: {
      donations: { title: '捐赠', kind: 'tally', by: ['kind'] },
      worth: { title: '捐赠合计', kind: 'sum', column: 'worth', by: ['kind'] },
      spent: { title: '已使用合计', kind: 'sum', column: 'spent' },
      receipts: { title: '开了收据的占比', kind: 'share', where: c => c.receipt.is(true), target: 1 },
    },
  },
})

export default defineProgramme({
  id: 'partners',
  title: '三师、购买服务与捐赠',
  source: 'S3-15; S3-35; S4-33',
  registers: { experts, contracts, donations },
})
