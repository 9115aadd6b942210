import {
  amount,
  choice,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  item,
  months,
  note,
  optional,
  type Personal,
  personal,
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { creditCode, lies, remark, telephone } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const toReach: Personal = { purpose: '共驻共建事务联络', basis: 'consent', keep: months(6) }

/** Units, social organisations, property firms and owners' bodies: organisations, with a telephone of the organisation. */
const organisations = defineRegister({
  title: '单位与社会组织',
  key: 'name',
  columns: {
    name: text('单位名称', { max: 80, aka: ['名称', '组织名称', '社会组织名称', '机构名称', '企业名称'] }),
    kind: choice(
      '类别',
      {
        government: '机关事业单位',
        resident: '驻区单位',
        social: '社会组织',
        team: '社区备案组织',
        property: '物业企业',
        owners: '业主组织',
        charity: '慈善组织',
      },
      { aka: ['类型', '单位类型', '单位性质', '组织类型', '机构类型'] },
    ),
    credit: creditCode,
    where: lies(),
    field: optional(
      choice(
        '服务领域',
        {
          elder: '养老助老',
          child: '儿童青少年',
          disabled: '助残',
          culture: '文化体育',
          green: '环保',
          law: '法律与调解',
          property: '物业服务',
          general: '综合',
        },
        { aka: ['业务范围', '领域', '服务类别', '主要业务'] },
      ),
    ),
    registered: optional(day('登记日期', { aka: ['成立日期', '成立时间', '注册时间', '登记时间'] })),
    stage: optional(
      choice(
        '培育阶段',
        { filed: '已备案', incubating: '孵化中', registered: '已登记', grown: '已出壳' },
        { aka: ['孵化阶段', '孵化情况', '培育情况'] },
      ),
    ),
    grade: optional(
      choice(
        '评估等级',
        { five: '5A', four: '4A', three: '3A', two: '2A', one: '1A' },
        { aka: ['等级', '社会组织等级', '评定等级'] },
      ),
    ),
    staff: optional(count('工作人员', { measure: '人', aka: ['人数', '职工人数', '从业人数', '专职人员数'] })),
    alliance: yesno('已签共建协议', { aka: ['共建单位', '是否共建单位', '共建协议', '双报到'] }),
    signed: optional(day('签约日期', { aka: ['签订日期', '协议日期', '共建协议日期'] })),
    telephone,
    contact: optional(personal(text('联系人', { max: 30, aka: ['联络员', '负责人', '联系人姓名'] }), toReach)),
    state: choice(
      '状态',
      { active: '正常', idle: '未开展活动', gone: '已注销或迁出' },
      { aka: ['单位状态', '存续状态', '登记状态'] },
    ),
    remark,
  },
  list: ['name', 'kind', 'field', 'alliance', 'telephone', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'registered',
    service: '共驻共建联络(单位自愿留联系人)',
    open: ['name', 'kind', 'field', 'where', 'grade', 'telephone'],
    figures: {
      organisations: { title: '单位与社会组织', kind: 'tally', by: ['kind'] },
      social: { title: '社会组织和社区备案组织', kind: 'tally', where: c => c.kind.in('social', 'team'), by: ['stage'] },
      alliance: { title: '签了共建协议的占比', kind: 'share', where: c => c.alliance.is(true) },
    },
  },
})

/** What units of the area open to their neighbours: rooms, parking, grounds, skills. */
const shared = defineRegister({
  title: '驻区单位共享资源',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['资源编号', '清单编号'] }),
    name: text('资源名称', { max: 80, aka: ['名称', '共享资源', '场所名称', '资源内容'] }),
    owner: item('提供单位', 'organisations', { aka: ['单位名称', '单位', '资源单位', '驻区单位'] }),
    kind: choice(
      '类别',
      {
        room: '会议室',
        hall: '礼堂报告厅',
        parking: '停车位',
        sports: '运动场地',
        canteen: '食堂',
        reading: '图书阅览',
        skill: '专业力量',
        vehicle: '车辆设备',
      },
      { aka: ['类型', '资源类型', '资源类别'] },
    ),
    where: lies(),
    amount: optional(count('数量', { aka: ['座位数', '车位数', '可容纳人数', '规模'] })),
    hours: text('共享时段', { max: 80, hint: '例如 周六日 08:00-18:00', aka: ['开放时间', '共享时间', '开放时段', '可用时间'] }),
    free: yesno('免费', { aka: ['是否免费', '收费情况', '是否收费'] }),
    fee: optional(amount('收费', { hint: '免费的不用填', aka: ['收费标准', '费用'] })),
    rules: optional(note('使用要求', { max: 500, aka: ['预约方式', '使用须知', '使用说明'] })),
    telephone,
    from: optional(day('共享开始', { aka: ['起始日期', '开始日期', '开放日期'] })),
    until: optional(day('共享到期', { aka: ['截止日期', '到期日期', '结束日期'] })),
  },
  list: ['name', 'owner', 'kind', 'amount', 'hours', 'free'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    from: 'from',
    until: 'until',
    open: ['name', 'owner', 'kind', 'where', 'amount', 'hours', 'free', 'fee', 'rules', 'telephone'],
    figures: {
      shared: { title: '共享资源', kind: 'tally', by: ['kind'] },
      parking: { title: '共享停车位合计', kind: 'sum', column: 'amount', where: c => c.kind.is('parking') },
      free: { title: '免费的占比', kind: 'share', where: c => c.free.is(true) },
    },
  },
})

export default defineProgramme({
  id: 'organisations',
  title: '单位与社会组织',
  source: 'S0-21; S2-21; S0-20; S4-07',
  registers: { organisations, shared },
})
