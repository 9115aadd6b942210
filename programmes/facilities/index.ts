import {
  choice,
  choices,
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
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { checked, creditCode, lies, remark, telephone, working } = usual

const edit = [systemAdmin, dispatcher, communityWorker, gridWorker]
const manager = (title: string) =>
  optional(
    text(title, { max: 60, aka: ['管理单位', '管养单位', '养护单位', '责任单位', '维护单位'].filter(one => one !== title) }),
  )
const accessible = yesno('无障碍', { aka: ['无障碍设施', '是否无障碍', '有无无障碍设施'] })

/** Pocket parks, squares, trails and grounds, down to the corner that might become one. */
const spaces = defineRegister({
  title: '公共空间',
  key: 'name',
  columns: {
    name: text('名称', { max: 60, aka: ['公共空间名称', '公园名称', '场地名称', '空间名称'] }),
    kind: choice(
      '类别',
      {
        pocket: '口袋公园',
        park: '公园',
        square: '广场',
        trail: '步道',
        sports: '运动场地',
        play: '儿童活动场地',
        green: '绿地',
        corner: '边角空地',
      },
      { aka: ['类型', '空间类型', '公园类型', '种类'] },
    ),
    where: lies(),
    area: measured('面积', '㎡', { aka: ['占地面积', '用地面积', '场地面积', '绿地面积'] }),
    length: optional(measured('步道长度', 'm', { aka: ['长度', '步道长', '健身步道长度'] })),
    opened: optional(day('启用日期', { aka: ['建成时间', '开放时间', '启用时间', '投用时间'] })),
    owner: optional(text('权属单位', { max: 60, aka: ['产权单位', '权属', '土地权属'] })),
    upkeep: manager('管养单位'),
    accessible,
    lit: yesno('有照明', { aka: ['照明', '夜间照明', '是否有路灯'] }),
    state: choice(
      '状况',
      { good: '完好', repair: '待修', works: '施工中', idea: '拟建' },
      { aka: ['现状', '完好情况', '目前状况', '建设状态'] },
    ),
    checked,
    remark,
  },
  list: ['name', 'kind', 'area', 'accessible', 'state', 'checked'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'opened',
    open: ['name', 'kind', 'where', 'area', 'length', 'accessible', 'lit', 'state'],
    figures: {
      spaces: { title: '公共空间', kind: 'tally', where: c => c.state.is('idea').not(), by: ['kind'] },
      area: { title: '面积合计', kind: 'sum', column: 'area', where: c => c.state.is('idea').not(), by: ['kind'] },
      trails: { title: '步道长度合计', kind: 'sum', column: 'length' },
      accessible: { title: '无障碍的占比', kind: 'share', where: c => c.accessible.is(true), target: 1 },
      ideas: { title: '可以新建的地方', kind: 'tally', where: c => c.state.is('idea') },
    },
  },
})

/** What stands in estates and streets for everybody: its number is on the thing itself. */
const equipment = defineRegister({
  title: '公共设施',
  key: 'code',
  columns: {
    code: text('设施编号', { max: 40, aka: ['编号', '部件标识码', '设施编码', '设备编号'] }),
    name: text('设施名称', { max: 60, aka: ['名称', '部件名称', '设备名称'] }),
    kind: choice(
      '类别',
      {
        fitness: '健身器材',
        seat: '座椅',
        board: '宣传栏',
        charger: '充电设施',
        shed: '非机动车棚',
        locker: '快递柜',
        lamp: '照明',
        railing: '护栏',
        cover: '井盖',
        septic: '化粪池',
      },
      { aka: ['设施类型', '类型', '部件类别', '设施类别'] },
    ),
    amount: count('数量', { measure: '件', min: 1, aka: ['件数', '台数', '设施数量', '个数'] }),
    where: lies(),
    estate: optional(item('所在小区', 'estates.estates', { aka: ['小区', '小区名称', '所属小区'] })),
    space: optional(item('所在公共空间', 'spaces', { aka: ['所在公园', '公共空间', '场地'] })),
    owner: optional(text('权属单位', { max: 60, aka: ['产权单位', '权属', '所属单位'] })),
    upkeep: manager('养护单位'),
    installed: optional(day('安装日期', { aka: ['安装时间', '投用日期', '建设时间'] })),
    state: choice(
      '完好情况',
      { good: '完好', broken: '破损', missing: '丢失', scrapped: '废弃' },
      { aka: ['状态', '设施状态', '部件状态', '现状'] },
    ),
    checked,
    remark,
  },
  list: ['code', 'name', 'kind', 'amount', 'state', 'checked'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(3),
    open: ['code', 'name', 'kind', 'amount', 'where', 'state'],
    figures: {
      equipment: { title: '设施数量合计', kind: 'sum', column: 'amount', by: ['kind'] },
      good: { title: '完好率', kind: 'share', where: c => c.state.is('good'), by: ['kind'], target: 0.95 },
      broken: { title: '破损或丢失的设施', kind: 'tally', where: c => c.state.in('broken', 'missing'), by: ['kind'] },
    },
  },
})

const toilets = defineRegister({
  title: '公共厕所',
  key: 'name',
  columns: {
    name: text('公厕名称', { max: 60, aka: ['名称', '厕所名称', '公共厕所名称', '公厕'] }),
    where: lies(),
    kind: choice(
      '类别',
      { flush: '水冲式', dry: '旱厕', mobile: '移动式' },
      { aka: ['类型', '厕所类型', '公厕类型', '冲洗方式'] },
    ),
    grade: choice(
      '等级',
      { one: '一类', two: '二类', three: '三类', none: '未定级' },
      { aka: ['公厕等级', '类别等级', '建设等级', '厕所等级'] },
    ),
    men: count('男厕位', { measure: '个', aka: ['男厕蹲位', '男厕位数', '男蹲位'] }),
    women: count('女厕位', { measure: '个', aka: ['女厕蹲位', '女厕位数', '女蹲位'] }),
    accessible: yesno('无障碍厕位', { aka: ['第三卫生间', '无障碍卫生间', '无障碍', '是否有无障碍厕位'] }),
    smart: yesno('智能公厕', { aka: ['智能化', '是否智能公厕', '智慧公厕'] }),
    hours: text('开放时间', { max: 60, hint: '例如 06:00-22:00，或全天', aka: ['开放时段', '服务时间', '营业时间'] }),
    manager: manager('管理单位'),
    telephone,
    state: working,
    checked,
  },
  list: ['name', 'kind', 'grade', 'accessible', 'hours', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(3),
    open: ['name', 'where', 'kind', 'men', 'women', 'accessible', 'hours', 'state'],
    figures: {
      toilets: { title: '公共厕所', kind: 'tally', by: ['kind'] },
      dry: { title: '还没有改掉的旱厕', kind: 'tally', where: c => c.kind.is('dry') },
      flush: { title: '已消除旱厕的占比', kind: 'share', where: c => c.kind.is('dry').not(), target: 1 },
      open: { title: '正常开放的占比', kind: 'share', where: c => c.state.is('open') },
      accessible: { title: '有无障碍厕位的占比', kind: 'share', where: c => c.accessible.is(true) },
      women: { title: '女厕位合计', kind: 'sum', column: 'women' },
    },
  },
})

const markets = defineRegister({
  title: '农贸市场',
  key: 'name',
  columns: {
    name: text('市场名称', { max: 60, aka: ['名称', '农贸市场名称', '菜市场', '市场'] }),
    where: lies(),
    operator: optional(text('开办单位', { max: 60, aka: ['开办者', '市场开办者', '经营单位', '管理单位'] })),
    credit: creditCode,
    area: measured('建筑面积', '㎡', { aka: ['面积', '市场面积', '经营面积', '占地面积'] }),
    stalls: count('摊位数', { measure: '个', aka: ['摊位', '摊位数量', '固定摊位数', '总摊位数'] }),
    rented: count('已租摊位', { measure: '个', aka: ['在租摊位', '出租摊位数', '已出租'] }),
    goods: optional(
      choices(
        '经营品类',
        { vegetables: '蔬菜', meat: '肉类', fish: '水产', fruit: '水果', cooked: '熟食', dry: '干货' },
        { aka: ['经营范围', '品类', '主营品种'] },
      ),
    ),
    parking: optional(count('停车位', { measure: '个', aka: ['车位', '停车位数', '配套车位'] })),
    trace: yesno('肉菜可追溯', { aka: ['追溯体系', '肉菜追溯', '是否接入追溯'] }),
    upgrade: choice(
      '改造升级',
      { waiting: '未改造', working: '改造中', done: '已完成' },
      { aka: ['改造情况', '升级改造', '改造进度', '标准化改造'] },
    ),
    telephone,
    state: working,
    checked,
  },
  list: ['name', 'area', 'stalls', 'rented', 'trace', 'upgrade', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'where', 'area', 'stalls', 'goods', 'parking', 'trace', 'state', 'telephone'],
    figures: {
      markets: { title: '农贸市场', kind: 'tally', by: ['upgrade'] },
      upgraded: { title: '完成改造升级的市场', kind: 'tally', where: c => c.upgrade.is('done'), target: 4 },
      stalls: { title: '摊位合计', kind: 'sum', column: 'stalls' },
      rented: { title: '已租摊位合计', kind: 'sum', column: 'rented' },
      trace: { title: '肉菜可追溯的占比', kind: 'share', where: c => c.trace.is(true) },
    },
  },
})

/** Plots, trees and corners that somebody looks after for a term; the term over, they are free again. */
const adoptions = defineRegister({
  title: '认养认管',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['认养编号', '协议编号'] }),
    what: text('认养对象', { max: 80, aka: ['认养内容', '认管对象', '认养地块', '认养项目'] }),
    kind: choice(
      '类别',
      { green: '绿地', tree: '树木', bed: '花箱花坛', facility: '设施', front: '门前区域' },
      { aka: ['认养类别', '类型', '认养类型'] },
    ),
    space: optional(item('所在公共空间', 'spaces', { aka: ['公共空间', '所在公园', '所在场地'] })),
    where: lies(),
    area: optional(measured('面积', '㎡', { aka: ['认养面积', '绿地面积'] })),
    adopter: text('认养方', {
      max: 60,
      hint: '写单位、商户或志愿队名称，不写个人姓名',
      aka: ['认养单位', '认养单位名称', '认管单位', '认养主体'],
    }),
    from: day('认养开始', { aka: ['开始日期', '认养起始时间', '起始日期', '开始时间'] }),
    until: optional(day('认养到期', { aka: ['到期日期', '认养截止时间', '截止日期', '结束时间'] })),
    duties: optional(note('约定', { max: 500, aka: ['认养责任', '责任内容', '管护要求'] })),
    cared: optional(day('最近养护', { aka: ['最近养护日期', '养护日期', '上次养护时间'] })),
  },
  list: ['code', 'what', 'kind', 'adopter', 'from', 'until', 'cared'],
  read: 'staff',
  edit,
  ledger: {
    name: 'what',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    from: 'from',
    until: 'until',
    open: ['what', 'kind', 'where', 'area', 'adopter', 'from', 'until'],
    figures: {
      adopted: { title: '认养中的', kind: 'tally', by: ['kind'] },
      area: { title: '认养面积合计', kind: 'sum', column: 'area' },
    },
  },
})

export default defineProgramme({
  id: 'facilities',
  title: '公共设施与空间',
  source: 'S0-15; S0-16; S0-17; S0-29; S2-08',
  registers: { spaces, equipment, toilets, markets, adoptions },
})
