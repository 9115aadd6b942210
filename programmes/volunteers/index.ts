import {
  choice,
  choices,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  item,
  measured,
  months,
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

const { lies, remark, telephone } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const agreed = (purpose: string): Personal => ({ purpose, basis: 'consent', keep: months(12) })

const teams = defineRegister({
  title: '志愿服务队',
  key: 'name',
  columns: {
    name: text('队伍名称', { max: 60, aka: ['名称', '志愿服务队', '服务队名称', '团队名称'] }),
    kind: choice(
      '类别',
      {
        elder: '助老',
        child: '助学',
        green: '环保',
        culture: '文体',
        safety: '平安巡护',
        law: '法律',
        health: '卫生健康',
        mixed: '综合',
      },
      { aka: ['类型', '服务类别', '队伍类型', '服务方向'] },
    ),
    where: lies('活动站点', '服务站', '驻点'),
    members: count('登记人数', { measure: '人', aka: ['人数', '队员数', '志愿者人数', '成员数'] }),
    founded: optional(day('成立日期', { aka: ['成立时间', '组建时间'] })),
    telephone,
    active: yesno('仍在活动', { aka: ['是否活跃', '活动情况', '状态'] }),
    remark,
  },
  list: ['name', 'kind', 'members', 'active'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'founded',
    open: ['name', 'kind', 'where', 'telephone', 'active'],
    figures: {
      teams: { title: '志愿服务队', kind: 'tally', by: ['kind'] },
      members: { title: '登记人数合计', kind: 'sum', column: 'members', by: ['kind'] },
      active: { title: '仍在活动的占比', kind: 'share', where: c => c.active.is(true) },
    },
  },
})

/** People who signed up themselves and may strike themselves off. Nobody is ranked, nothing else hangs on it. */
const volunteers = defineRegister({
  title: '志愿者',
  key: 'code',
  columns: {
    code: text('志愿者编号', { max: 40, aka: ['编号', '注册号', '志愿者注册号'] }),
    name: personal(text('姓名', { max: 30, aka: ['志愿者姓名', '名字', '志愿者'] }), agreed('安排志愿服务、开具证明')),
    mobile: optional(phone('手机', agreed('联系志愿服务'), { aka: ['联系电话', '手机号码', '联系方式'] })),
    agreed: day('本人同意登记的日期', { aka: ['同意日期', '注册日期', '登记日期', '注册时间'] }),
    team: optional(item('所在队伍', 'teams', { aka: ['志愿服务队', '所属队伍', '服务队', '团队'] })),
    community: optional(unit('服务社区', { aka: ['社区', '所在社区', '所属社区'] })),
    skills: optional(
      choices(
        '愿意做的事',
        {
          visit: '陪伴探访',
          teach: '辅导教学',
          repair: '便民维修',
          guide: '秩序引导',
          clean: '环境整理',
          art: '文艺表演',
          law: '法律咨询',
          drive: '接送跑腿',
        },
        { aka: ['服务意愿', '特长', '服务类别', '服务方向'] },
      ),
    ),
    insured: yesno('有志愿服务保险', { aka: ['保险', '是否投保', '志愿者保险'] }),
    left: optional(day('本人退出的日期', { aka: ['退出日期', '注销日期'] })),
  },
  list: ['code', 'team', 'community', 'skills', 'insured', 'agreed'],
  read: 'staff',
  edit,
  ledger: {
    name: 'code',
    keeper: communityWorker,
    fresh: months(12),
    from: 'agreed',
    until: 'left',
    service: '志愿服务(本人自愿登记，随时可以退出)',
    figures: {
      volunteers: { title: '登记志愿者', kind: 'tally', by: ['team'] },
      insured: { title: '有保险的占比', kind: 'share', where: c => c.insured.is(true), target: 1 },
    },
  },
})

/** Hours as they were given, for the certificate a volunteer may ask for free of charge. */
const hours = defineRegister({
  title: '志愿服务时长',
  key: 'code',
  columns: {
    code: text('记录编号', { max: 40, aka: ['编号', '服务记录编号'] }),
    activity: text('服务内容', { max: 80, aka: ['活动名称', '项目名称', '服务项目', '活动内容'] }),
    kind: choice(
      '类别',
      {
        elder: '助老',
        child: '助学',
        green: '环保',
        culture: '文体',
        safety: '平安巡护',
        law: '法律',
        health: '卫生健康',
        mixed: '综合',
      },
      { aka: ['类型', '服务类别', '活动类型'] },
    ),
    volunteer: personal(
      item('志愿者', 'volunteers', { aka: ['志愿者编号', '志愿者注册号', '注册号'] }),
      agreed('记录服务时长、开具证明'),
    ),
    team: optional(item('组织队伍', 'teams', { aka: ['志愿服务队', '队伍', '服务队'] })),
    day: day('服务日期', { aka: ['日期', '服务时间', '活动日期', '活动时间'] }),
    hours: measured('时长', '小时', { max: 24, aka: ['服务时长', '志愿时长', '小时数', '服务小时'] }),
    certifier: optional(text('确认单位', { max: 60, aka: ['证明单位', '组织单位', '审核单位'] })),
  },
  list: ['code', 'activity', 'kind', 'team', 'day', 'hours'],
  read: 'staff',
  edit,
  ledger: {
    name: 'activity',
    keeper: communityWorker,
    fresh: months(24),
    service: '志愿服务记录(志愿服务条例要求如实记录)',
    figures: {
      hours: { title: '服务时长合计', kind: 'sum', column: 'hours', by: ['kind'] },
      times: { title: '服务人次', kind: 'tally', by: ['kind'] },
    },
  },
})

export default defineProgramme({
  id: 'volunteers',
  title: '志愿服务',
  source: 'S0-49; S4-28; 志愿服务条例第七条、第十九条',
  registers: { teams, volunteers, hours },
})
