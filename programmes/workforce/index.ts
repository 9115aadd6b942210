import {
  amount,
  choice,
  choices,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  item,
  leader,
  months,
  optional,
  type Personal,
  personal,
  phone,
  place,
  span,
  supervisor,
  systemAdmin,
  text,
  unit,
  yesno,
} from '#kernel/index'

/** Posts, levels, pay and what the next level takes: a scheme of the office's own, four posts or three, eighteen levels or more. */
const grades = defineRegister({
  title: '岗位等级',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['等级编号', '岗位等级'] }),
    name: text('等级名称', { max: 40, hint: '例如 正职 7 级', aka: ['名称', '岗级'] }),
    post: text('岗位', { max: 30, aka: ['岗位名称', '职务', '岗位类别'] }),
    level: count('等级', { min: 1, max: 60, aka: ['级别', '级', '岗位级别'] }),
    allowance: amount('每月岗位补贴', { aka: ['补贴', '薪酬标准', '月薪酬', '工资标准'] }),
    next: optional(span('满多久可晋级', { aka: ['晋级年限', '晋升年限'] })),
    needs: optional(text('晋级条件', { max: 200, aka: ['条件', '晋升条件'] })),
  },
  list: ['code', 'name', 'post', 'level', 'allowance', 'next'],
  read: 'staff',
  edit: [systemAdmin],
})

const employed: Personal = { purpose: '社区工作者聘用、定级和培训', basis: 'contract', keep: months(24) }
const certified: Personal = { purpose: '核对执法人员资格', basis: 'legal-duty', keep: months(36) }
const code = (title: string, ...aka: readonly string[]) => text(title, { max: 40, aka: [...aka, '编号'] })

/** Workers of the communities by number; their names and telephones open only to those who look after the staff. */
const workers = defineRegister({
  title: '社区工作者',
  key: 'code',
  columns: {
    code: code('工号', '工作证号', '人员编号'),
    name: personal(text('姓名', { max: 30, aka: ['社区工作者', '人员姓名', '名字'] }), employed),
    mobile: optional(phone('工作手机', employed, { aka: ['手机', '联系电话', '手机号码'] })),
    community: unit('所在社区', { aka: ['社区', '工作单位', '所属社区', '单位'] }),
    grade: item('岗位等级', 'grades', { aka: ['等级', '岗级', '级别', '岗位级别'] }),
    since: day('入职日期', { aka: ['入职时间', '到岗日期', '参加工作时间', '聘用日期'] }),
    left: optional(day('离职日期', { aka: ['离职时间', '离岗日期'] })),
    next: optional(day('下次晋级日期', { aka: ['晋级日期', '下次晋升时间', '晋级时间'] })),
    education: optional(
      choice(
        '学历',
        { college: '大专及以下', bachelor: '本科', master: '硕士', doctor: '博士' },
        { aka: ['文化程度', '最高学历', '学历层次'] },
      ),
    ),
    certificate: choice(
      '社会工作者职业资格',
      { none: '没有', assistant: '助理社会工作师', worker: '社会工作师', senior: '高级社会工作师' },
      { aka: ['社工证', '职业资格', '持证情况', '证书', '社工师'] },
    ),
    training: count('今年培训学时', { measure: '学时', aka: ['培训学时', '学时', '年度培训学时'] }),
    insured: yesno('已参加社会保险', { aka: ['社保', '是否参保', '五险一金'] }),
  },
  list: ['code', 'community', 'grade', 'certificate', 'next', 'training'],
  read: 'staff',
  edit: [systemAdmin, leader],
  ledger: {
    name: 'code',
    keeper: systemAdmin,
    fresh: months(6),
    from: 'since',
    until: 'left',
    service: '社区工作者人事管理(劳动合同)',
    figures: {
      workers: { title: '社区工作者', kind: 'tally', by: ['grade'] },
      certified: { title: '持证的占比', kind: 'share', where: c => c.certificate.is('none').not() },
      trained: { title: '今年参加过培训的占比', kind: 'share', where: c => c.training.over(0), target: 1 },
      hours: { title: '今年人均培训学时', kind: 'average', column: 'training' },
      insured: { title: '参加社会保险的占比', kind: 'share', where: c => c.insured.is(true), target: 1 },
    },
  },
})

const trainings = defineRegister({
  title: '培训',
  key: 'code',
  columns: {
    code: code('培训编号', '班次编号'),
    name: text('培训名称', { max: 80, aka: ['名称', '课程名称', '培训主题', '培训内容'] }),
    abilities: choices(
      '培养的能力',
      { policy: '政策法规', service: '服务群众', mediation: '矛盾调解', emergency: '应急处置', digital: '数字工具' },
      { aka: ['培训类别', '能力类别', '培训方向'] },
    ),
    day: day('培训日期', { aka: ['日期', '时间', '培训时间', '开班日期'] }),
    hours: count('学时', { measure: '学时', min: 1, aka: ['课时', '培训学时', '学时数'] }),
    where: optional(place('培训地点', { aka: ['地点', '地址', '培训地址'] })),
    organiser: optional(text('组织单位', { max: 60, aka: ['主办单位', '举办单位', '承办单位'] })),
    seats: optional(count('名额', { measure: '人', aka: ['计划人数', '培训名额'] })),
    attended: count('参加人次', { measure: '人次', aka: ['参训人数', '参加人数', '培训人次', '实到人数'] }),
    quiz: yesno('有结业测验', { aka: ['是否考试', '结业考试', '测验'] }),
  },
  list: ['day', 'name', 'abilities', 'hours', 'attended'],
  read: 'staff',
  edit: [systemAdmin, dispatcher, communityWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: systemAdmin,
    fresh: months(12),
    open: ['name', 'abilities', 'day', 'hours', 'attended'],
    figures: {
      trainings: { title: '培训场次', kind: 'tally' },
      attended: { title: '参加人次合计', kind: 'sum', column: 'attended' },
      hours: { title: '学时合计', kind: 'sum', column: 'hours' },
    },
  },
})

/** Who may take enforcement steps, and until when the certificate holds; what is over drops out of the list that stands. */
const enforcers = defineRegister({
  title: '执法人员资格',
  key: 'code',
  columns: {
    code: code('执法证号', '证件编号', '执法证编号', '证号'),
    name: personal(text('姓名', { max: 30, aka: ['执法人员', '持证人', '执法人员姓名'] }), certified),
    mobile: optional(phone('工作手机', certified, { aka: ['手机', '联系电话', '手机号码'] })),
    unit: unit('执法单位', { aka: ['所在单位', '单位', '工作单位', '执法机构'] }),
    kind: choice(
      '执法类别',
      { city: '城市管理', safety: '安全生产', fire: '消防', environment: '生态环境', general: '综合执法' },
      { aka: ['类别', '执法领域', '执法种类', '执法门类'] },
    ),
    from: day('发证日期', { aka: ['有效期起', '领证日期', '生效日期'] }),
    until: day('有效期至', { aka: ['有效期', '到期日期', '有效期止', '失效日期'] }),
    suspended: yesno('暂扣或收回', { aka: ['是否暂扣', '证件状态', '是否收回'] }),
    trained: optional(day('最近法律培训', { aka: ['培训日期', '最近培训时间', '上次培训'] })),
  },
  list: ['code', 'unit', 'kind', 'until', 'suspended'],
  read: 'staff',
  edit: [systemAdmin, supervisor],
  ledger: {
    name: 'code',
    keeper: supervisor,
    fresh: months(6),
    from: 'from',
    until: 'until',
    service: '行政执法人员资格管理',
    figures: {
      enforcers: { title: '持有效证件的执法人员', kind: 'tally', where: c => c.suspended.is(false), by: ['kind'] },
      trained: { title: '参加过法律培训的占比', kind: 'share', where: c => c.trained.filled(), target: 1 },
    },
  },
})

export default defineProgramme({
  id: 'workforce',
  title: '社区工作者与执法人员',
  source: 'S0-48; S1-18; S4-32',
  registers: { grades, workers, trainings, enforcers },
})
