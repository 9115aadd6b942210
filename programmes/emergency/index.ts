import {
  choice,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  measured,
  months,
  note,
  optional,
  systemAdmin,
  text,
  unit,
  usual,
  yesno,
} from '#kernel/index'

const { checked, lies, remark } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const dutyPhone = optional(
  text('值守电话', { max: 40, hint: '值班室的电话，不填个人号码', aka: ['值班电话', '联系电话', '电话', '联系方式'] }),
)
const unitInCharge = optional(unit('归口单位', { aka: ['所属单位', '主管单位', '管理单位', '隶属单位'] }))

const teams = defineRegister({
  title: '应急队伍',
  key: 'name',
  columns: {
    name: text('队伍名称', { max: 60, aka: ['名称', '应急队伍', '救援队名称', '队伍'] }),
    kind: choice(
      '类别',
      {
        rescue: '综合救援',
        fire: '微型消防站',
        flood: '防汛抢险',
        medical: '医疗救护',
        repair: '市政抢修',
        volunteer: '志愿救援',
      },
      { aka: ['类型', '队伍类型', '专业类别'] },
    ),
    unit: unitInCharge,
    where: lies('集合地点', '驻地', '驻扎地点', '集结点'),
    members: count('人数', { measure: '人', aka: ['队员数', '队伍人数', '人员数量', '队员人数'] }),
    vehicles: optional(count('车辆', { measure: '辆', aka: ['车辆数', '救援车辆', '车辆数量'] })),
    gear: optional(note('主要装备', { max: 500, aka: ['装备', '装备情况', '主要装备物资'] })),
    dutyPhone,
    allDay: yesno('24 小时值守', { aka: ['是否24小时值班', '全天值守', '24小时备勤'] }),
    drilled: optional(day('最近演练', { aka: ['演练日期', '上次演练', '最近演练时间'] })),
    ready: yesno('现在可用', { aka: ['是否可用', '可调用', '备勤状态'] }),
  },
  list: ['name', 'kind', 'unit', 'members', 'allDay', 'drilled', 'ready'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: dispatcher,
    fresh: months(1),
    figures: {
      teams: { title: '应急队伍', kind: 'tally', by: ['kind'] },
      members: { title: '应急队员合计', kind: 'sum', column: 'members' },
      ready: { title: '现在可用的占比', kind: 'share', where: c => c.ready.is(true), target: 1 },
      drilled: { title: '演练过的占比', kind: 'share', where: c => c.drilled.filled(), target: 1 },
    },
  },
})

const supplies = defineRegister({
  title: '应急物资',
  key: 'code',
  columns: {
    code: text('物资编号', { max: 40, aka: ['编号', '物资编码'] }),
    name: text('物资名称', { max: 60, aka: ['名称', '品名', '物资', '装备名称'] }),
    kind: choice(
      '类别',
      {
        flood: '防汛',
        fire: '消防',
        power: '供电照明',
        food: '食品饮水',
        medical: '医疗防护',
        bedding: '被褥帐篷',
        tool: '工具',
        signal: '通信警示',
      },
      { aka: ['类型', '物资类别', '物资类型'] },
    ),
    store: text('存放点', { max: 60, aka: ['存放地点', '仓库', '库房', '存放库'] }),
    where: lies('存放点位置', '存放位置'),
    unit: unitInCharge,
    amount: count('数量', { aka: ['库存', '库存数量', '现有数量', '储备数量'] }),
    measure: text('计量单位', { max: 10, hint: '只、件、箱、台……', aka: ['单位', '计量'] }),
    enough: yesno('数量达标', { hint: '不少于本街道定的最低储备', aka: ['是否达标', '达到储备标准'] }),
    expires: optional(day('有效期至', { aka: ['有效期', '到期日期', '保质期至', '过期时间'] })),
    dutyPhone,
    checked,
    remark,
  },
  list: ['code', 'name', 'kind', 'store', 'amount', 'measure', 'expires'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: dispatcher,
    fresh: months(1),
    figures: {
      supplies: { title: '应急物资', kind: 'tally', by: ['kind'] },
      enough: { title: '数量达标的占比', kind: 'share', where: c => c.enough.is(true), by: ['kind'], target: 1 },
    },
  },
})

const shelters = defineRegister({
  title: '避难场所',
  key: 'name',
  columns: {
    name: text('场所名称', { max: 60, aka: ['名称', '避难场所名称', '避难场所', '安置点名称'] }),
    kind: choice('类别', { indoor: '室内', outdoor: '室外' }, { aka: ['类型', '场所类型', '室内外'] }),
    grade: choice('等级', { urgent: '紧急', short: '短期', long: '长期' }, { aka: ['避难等级', '场所等级', '避难时长'] }),
    where: lies(),
    unit: unitInCharge,
    area: measured('有效面积', '㎡', { aka: ['面积', '避难面积', '建筑面积', '可用面积'] }),
    people: count('容纳人数', { measure: '人', aka: ['可容纳人数', '安置人数', '设计容量'] }),
    beds: optional(count('床位', { measure: '张', aka: ['床位数', '折叠床'] })),
    water: yesno('有水', { aka: ['供水', '应急供水', '水源'] }),
    power: yesno('有电', { aka: ['供电', '应急供电', '备用电源'] }),
    accessible: yesno('无障碍', { aka: ['无障碍设施', '是否无障碍'] }),
    dutyPhone,
    state: choice(
      '状态',
      { ready: '可以启用', prepared: '需准备后启用', closed: '暂不可用' },
      { aka: ['使用状态', '启用状态', '是否可用'] },
    ),
    checked,
  },
  list: ['name', 'kind', 'grade', 'people', 'beds', 'accessible', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    open: ['name', 'kind', 'grade', 'where', 'area', 'people', 'water', 'power', 'accessible', 'dutyPhone', 'state'],
    figures: {
      shelters: { title: '避难场所', kind: 'tally', by: ['kind'] },
      people: { title: '可容纳人数合计', kind: 'sum', column: 'people', where: c => c.state.is('closed').not() },
      ready: { title: '可以启用的占比', kind: 'share', where: c => c.state.is('ready'), target: 1 },
      accessible: { title: '无障碍的占比', kind: 'share', where: c => c.accessible.is(true), target: 1 },
    },
  },
})

export default defineProgramme({
  id: 'emergency',
  title: '应急力量与物资',
  source: 'S0-34; S0-07',
  registers: { teams, supplies, shelters },
})
