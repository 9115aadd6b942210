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
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { lies, remark, telephone, working } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const hours = text('开放时间', { max: 60, hint: '例如 08:30-21:00', aka: ['开放时段', '服务时间', '营业时间'] })
const accessible = yesno('无障碍', { aka: ['无障碍设施', '是否无障碍', '无障碍出入口'] })
const opened = optional(day('启用日期', { aka: ['投用时间', '建成时间', '启用时间', '开放日期'] }))

/** The plan promises every community a centre of at least 800 square metres. */
const centres = defineRegister({
  title: '社区服务中心',
  key: 'name',
  columns: {
    name: text('中心名称', { max: 60, aka: ['名称', '社区服务中心', '阵地名称', '党群服务中心', '党群服务中心名称'] }),
    where: lies(),
    area: measured('建筑面积', '㎡', { aka: ['面积', '总面积', '阵地面积', '使用面积', '办公服务用房面积'] }),
    forResidents: optional(measured('居民活动面积', '㎡', { aka: ['服务面积', '群众活动面积', '活动用房面积'] })),
    rooms: count('功能室', { measure: '间', aka: ['功能室数量', '房间数', '功能室个数'] }),
    zones: choices(
      '功能分区',
      {
        service: '政务服务',
        party: '党群活动',
        governance: '综合治理',
        talk: '议事协商',
        culture: '文化体育',
        elder: '养老助老',
        child: '托幼助学',
      },
      { aka: ['功能', '功能区', '功能设置', '分区设置'] },
    ),
    hours,
    accessible,
    tenure: choice(
      '用房性质',
      { owned: '自有产权', assigned: '配建移交', rented: '租用', borrowed: '借用' },
      { aka: ['产权', '产权性质', '用房来源', '房屋产权'] },
    ),
    opened,
    telephone,
    state: working,
    remark,
  },
  list: ['name', 'area', 'rooms', 'hours', 'accessible', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'opened',
    open: ['name', 'where', 'area', 'rooms', 'zones', 'hours', 'accessible', 'telephone', 'state'],
    figures: {
      centres: { title: '社区服务中心', kind: 'tally', by: ['state'] },
      large: { title: '不小于 800 ㎡的占比', kind: 'share', where: c => c.area.atLeast(800), target: 1 },
      area: { title: '建筑面积合计', kind: 'sum', column: 'area' },
      mean: { title: '每个中心的建筑面积', kind: 'average', column: 'area', target: 800 },
      accessible: { title: '无障碍的占比', kind: 'share', where: c => c.accessible.is(true), target: 1 },
    },
  },
})

/** Small stations on the last hundred metres; the plan promises twenty. */
const stations = defineRegister({
  title: '驿站',
  key: 'name',
  columns: {
    name: text('驿站名称', { max: 60, aka: ['名称', '站点名称', '驿站', '服务站点'] }),
    kind: choice(
      '类别',
      { party: '党群驿站', outdoor: '户外劳动者驿站', rider: '骑手驿站', reading: '阅读驿站', elder: '助老驿站' },
      { aka: ['类型', '驿站类型', '站点类型'] },
    ),
    where: lies(),
    centre: optional(item('所属中心', 'centres', { aka: ['所属服务中心', '依托中心', '服务中心'] })),
    services: choices(
      '服务内容',
      {
        water: '饮水',
        rest: '歇脚',
        charge: '充电',
        heat: '热饭',
        medicine: '药箱',
        print: '自助打印',
        reading: '阅读',
        toilet: '如厕',
        papers: '代办帮办',
      },
      { aka: ['服务项目', '功能', '配套设施', '提供服务'] },
    ),
    area: optional(measured('面积', '㎡', { aka: ['建筑面积', '使用面积'] })),
    hours,
    accessible,
    keeper: optional(text('管理单位', { max: 60, aka: ['运营单位', '责任单位', '建设单位'] })),
    opened,
    telephone,
    state: working,
  },
  list: ['name', 'kind', 'services', 'hours', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    from: 'opened',
    open: ['name', 'kind', 'where', 'services', 'hours', 'accessible', 'state'],
    figures: {
      working: { title: '正常使用的驿站', kind: 'tally', where: c => c.state.is('open'), by: ['kind'], target: 20 },
      stations: { title: '驿站', kind: 'tally', by: ['state'] },
    },
  },
})

/** Rooms in the centres, and what they are for. Who books one is no business of this register. */
const rooms = defineRegister({
  title: '功能室',
  key: 'name',
  columns: {
    name: text('功能室名称', { max: 80, aka: ['名称', '房间名称', '活动室', '活动室名称'] }),
    centre: optional(item('所在中心', 'centres', { aka: ['社区服务中心', '所属中心', '阵地名称'] })),
    kind: choice(
      '用途',
      {
        school: '四点半课堂',
        canteen: '老年食堂',
        classes: '市民学校',
        talk: '议事协商',
        makers: '青年创客',
        reading: '阅览',
        dance: '文体活动',
        care: '日间照料',
        law: '调解与法律服务',
      },
      { aka: ['功能', '类型', '功能室类型', '主要功能'] },
    ),
    where: lies(),
    area: optional(measured('面积', '㎡', { aka: ['使用面积', '建筑面积'] })),
    seats: count('座位数', { measure: '个', aka: ['容纳人数', '座位', '可容纳人数'] }),
    hours,
    free: yesno('免费开放', { aka: ['是否免费', '免费'] }),
    state: working,
  },
  list: ['name', 'centre', 'kind', 'seats', 'hours', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'centre', 'kind', 'where', 'seats', 'hours', 'free', 'state'],
    figures: {
      rooms: { title: '功能室', kind: 'tally', by: ['kind'] },
      seats: { title: '座位合计', kind: 'sum', column: 'seats', where: c => c.state.is('open') },
      free: { title: '免费开放的占比', kind: 'share', where: c => c.free.is(true) },
    },
  },
})

export default defineProgramme({
  id: 'community-centres',
  title: '社区服务阵地',
  source: 'S0-18; S2-10; S4-11; S0-32',
  registers: { centres, stations, rooms },
})
