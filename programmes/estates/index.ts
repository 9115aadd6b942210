import {
  choice,
  communityWorker,
  count,
  day,
  defineProgramme,
  defineRegister,
  dispatcher,
  gridWorker,
  item,
  measured,
  months,
  note,
  optional,
  place,
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { lies, remark, telephone } = usual

const year = (title: string) =>
  count(title, { min: 1900, max: 2100, aka: ['建成年代', '建设年代', '竣工年份', '年代', '建造年份'] })
const homes = count('户数', { measure: '户', aka: ['总户数', '住户数', '居民户数', '房屋套数', '套数'] })
const floorArea = measured('建筑面积', '㎡', { aka: ['总建筑面积', '面积', '房屋建筑面积', '总面积'] })

/** One standard address for everything: from the door plate down to the room. Who lives there is not written here. */
const addresses = defineRegister({
  title: '标准地址',
  key: 'code',
  columns: {
    code: text('地址编码', { max: 40, aka: ['标准地址编码', '统一地址编码', '门牌编码', '地址代码', '编码'] }),
    full: text('标准地址', { aka: ['地址全称', '标准地址全称', '门牌地址', '地址描述', '地址'] }),
    level: choice(
      '层级',
      { plate: '门牌', building: '楼栋', unit: '单元', room: '户室' },
      { aka: ['地址层级', '地址级别', '地址类型', '级别'] },
    ),
    road: optional(text('道路街巷', { max: 60, aka: ['道路', '街路巷', '街路巷名称', '路名'] })),
    number: optional(text('门牌号', { max: 30, aka: ['门牌', '门牌号码', '号牌', '门号'] })),
    estate: optional(item('小区', 'estates', { aka: ['小区名称', '所属小区', '院落', '楼盘'] })),
    building: optional(text('楼栋号', { max: 30, aka: ['幢号', '栋号', '楼号', '楼幢', '楼栋'] })),
    stairs: optional(text('单元号', { max: 30, aka: ['单元', '梯号', '单元名称'] })),
    room: optional(text('室号', { max: 30, aka: ['房号', '房间号', '户号', '室'] })),
    where: place('点位', { aka: ['坐标', '点位坐标', '位置', '地图位置'] }),
    state: choice('地址状态', { used: '在用', planned: '预编', gone: '已注销' }, { aka: ['状态', '使用状态', '是否在用'] }),
    since: optional(day('启用日期', { aka: ['编制日期', '赋码日期', '启用时间'] })),
  },
  list: ['code', 'full', 'level', 'state'],
  read: 'staff',
  edit: [systemAdmin, communityWorker, gridWorker],
  ledger: {
    name: 'full',
    place: 'where',
    keeper: gridWorker,
    fresh: months(12),
    from: 'since',
    figures: {
      addresses: { title: '标准地址', kind: 'tally', by: ['level'] },
      used: { title: '在用地址占比', kind: 'share', where: c => c.state.is('used') },
    },
  },
})

/** Residential estates: what was built when, how large, who looks after it. */
const estates = defineRegister({
  title: '小区',
  key: 'name',
  columns: {
    name: text('小区名称', { max: 60, aka: ['小区', '住宅小区', '小区(院落)名称', '楼盘名称', '院落名称'] }),
    kind: choice(
      '小区类型',
      {
        market: '商品房',
        reformed: '房改房',
        unit: '单位宿舍',
        resettled: '安置房',
        rental: '保障性租赁住房',
        village: '城中村',
        mixed: '其他',
      },
      { aka: ['类型', '房屋性质', '小区性质', '住房类型'] },
    ),
    where: lies('坐落', '小区地址'),
    year: year('建成年份'),
    buildings: count('栋数', { measure: '栋', aka: ['楼栋数', '幢数', '楼幢数', '楼栋数量', '总栋数'] }),
    homes,
    area: floorArea,
    parking: optional(count('停车位', { measure: '个', aka: ['车位数', '停车泊位', '车位', '停车位数量'] })),
    lifts: optional(count('电梯数', { measure: '台', aka: ['电梯', '电梯台数', '电梯数量'] })),
    managed: choice(
      '管理方式',
      { firm: '物业企业', owners: '业主自管', unit: '单位自管', community: '社区兜底', none: '无人管理' },
      { aka: ['物业管理方式', '物业管理模式', '管理模式', '物业管理类型'] },
    ),
    firm: optional(
      item('物业企业', 'organisations.organisations', { aka: ['物业公司', '物业服务企业', '物业', '物业服务公司'] }),
    ),
    owners: choice(
      '业主组织',
      { none: '没有', preparing: '筹备中', committee: '业主委员会', board: '物业管理委员会' },
      { aka: ['业委会', '业主委员会', '业委会成立情况', '是否成立业委会'] },
    ),
    renewal: choice(
      '改造情况',
      { outside: '不在改造范围', waiting: '待改造', working: '改造中', done: '已改造' },
      { aka: ['老旧小区改造', '老旧小区改造情况', '改造状态', '改造进度', '是否改造'] },
    ),
    problems: optional(note('主要问题', { max: 500, aka: ['存在问题', '短板', '问题短板'] })),
    telephone,
    remark,
  },
  list: ['name', 'kind', 'year', 'buildings', 'homes', 'area', 'managed', 'renewal'],
  read: 'staff',
  edit: [systemAdmin, dispatcher, communityWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'kind', 'where', 'year', 'buildings', 'homes', 'area', 'managed', 'renewal'],
    figures: {
      estates: { title: '小区', kind: 'tally', by: ['kind'] },
      homes: { title: '户数合计', kind: 'sum', column: 'homes' },
      buildings: { title: '栋数合计', kind: 'sum', column: 'buildings' },
      area: { title: '建筑面积合计', kind: 'sum', column: 'area' },
      old: { title: '2000 年底前建成的小区', kind: 'tally', where: c => c.year.atMost(2000), by: ['renewal'] },
      waiting: { title: '待改造小区的户数', kind: 'sum', column: 'homes', where: c => c.renewal.is('waiting') },
      managed: { title: '有人管理的小区占比', kind: 'share', where: c => c.managed.is('none').not(), target: 1 },
    },
  },
})

/** Buildings: structure, height, homes, and whether the hydrants of a high-rise nobody manages have water. */
const buildings = defineRegister({
  title: '楼栋',
  key: 'name',
  columns: {
    name: text('楼栋名称', { max: 80, aka: ['楼栋', '楼幢名称', '楼宇名称', '楼栋号', '幢号'] }),
    estate: optional(item('所属小区', 'estates', { aka: ['小区', '小区名称', '所在小区', '院落'] })),
    where: lies('地点', '楼栋地址'),
    use: choice(
      '用途',
      {
        home: '住宅',
        mixed: '商住',
        shop: '商业',
        office: '办公',
        school: '学校',
        health: '医疗',
        factory: '厂房',
        public: '公共用房',
      },
      { aka: ['房屋用途', '建筑用途', '使用性质', '楼栋用途'] },
    ),
    structure: optional(
      choice(
        '结构',
        { timber: '砖木', brick: '砖混', frame: '框架', shear: '剪力墙', steel: '钢结构' },
        { aka: ['建筑结构', '房屋结构', '结构类型'] },
      ),
    ),
    year: optional(year('建成年份')),
    floors: count('层数', { measure: '层', min: 1, max: 200, aka: ['地上层数', '楼层数', '总层数', '楼层'] }),
    stairs: optional(count('单元数', { measure: '个', aka: ['单元', '梯数', '单元数量'] })),
    homes,
    area: optional(floorArea),
    lifts: optional(count('电梯数', { measure: '台', aka: ['电梯', '电梯台数'] })),
    threeNo: yesno('“三无”楼栋', { hint: '按本地文件的口径', aka: ['三无', '是否三无', '三无楼栋', '三无高层'] }),
    hydrant: choice(
      '室内消火栓',
      { none: '未设置', water: '有水', low: '压力不足', dry: '无水', unknown: '未查' },
      { aka: ['消火栓', '消防栓', '消火栓状态', '室内消火栓状态', '消防栓通水情况'] },
    ),
    tested: optional(day('消火栓测试日期', { aka: ['测试日期', '测压日期', '消火栓检测日期'] })),
    safety: optional(
      choice(
        '房屋安全等级',
        { a: 'A 级', b: 'B 级', c: 'C 级', d: 'D 级' },
        { aka: ['安全等级', '鉴定等级', '危房等级', '房屋鉴定等级'] },
      ),
    ),
    remark,
  },
  list: ['name', 'estate', 'use', 'floors', 'homes', 'threeNo', 'hydrant'],
  read: 'staff',
  edit: [systemAdmin, communityWorker, gridWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(12),
    open: ['name', 'estate', 'where', 'use', 'year', 'floors'],
    figures: {
      buildings: { title: '楼栋', kind: 'tally', by: ['use'] },
      homes: { title: '户数合计', kind: 'sum', column: 'homes' },
      threeNo: { title: '“三无”楼栋', kind: 'tally', where: c => c.threeNo.is(true), by: ['hydrant'] },
      // Every building counts, those it does not concern as done: the plan asks for all of them.
      hydrants: {
        title: '“三无”高层消火栓已通水(其余楼栋计为达标)',
        kind: 'share',
        where: c => c.threeNo.is(true).and(c.floors.atLeast(10)).not().or(c.hydrant.is('water')),
        target: 1,
      },
      unsafe: { title: 'C、D 级房屋', kind: 'tally', where: c => c.safety.in('c', 'd') },
    },
  },
})

export default defineProgramme({
  id: 'estates',
  title: '地址、小区与楼栋',
  source: 'S3-09; S0-10; S3-26; S0-20',
  registers: { addresses, estates, buildings },
})
