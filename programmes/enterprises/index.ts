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
  measured,
  months,
  note,
  optional,
  type Personal,
  personal,
  phone,
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { creditCode, lies, remark, telephone } = usual

const edit = [systemAdmin, dispatcher, communityWorker]
const toHelp: Personal = { purpose: '联系企业、办理企业提出的诉求', basis: 'consent', keep: months(12) }

/** Firms the office serves. Its contact is whom the firm named itself; how a firm is doing in private is not asked. */
const enterprises = defineRegister({
  title: '企业',
  key: 'credit',
  columns: {
    credit: text('统一社会信用代码', {
      max: 18,
      form: 'credit-code',
      aka: ['信用代码', '社会信用代码', '营业执照号', '统一社会信用代码/注册号', '注册号'],
    }),
    name: text('企业名称', { max: 80, aka: ['名称', '公司名称', '单位名称', '市场主体名称', '商户名称'] }),
    where: lies('经营地址', '住所', '注册地址', '办公地址', '经营场所'),
    space: optional(item('所在楼宇', 'spaces', { aka: ['楼宇', '楼宇名称', '入驻楼宇', '所在园区'] })),
    industry: choice(
      '行业',
      {
        manufacture: '制造业',
        building: '建筑业',
        trade: '批发零售',
        logistics: '交通物流',
        food: '住宿餐饮',
        tech: '信息技术',
        finance: '金融',
        property: '房地产',
        business: '商务服务',
        life: '居民服务',
        culture: '文化教育',
        other: '其他',
      },
      { aka: ['所属行业', '行业类别', '行业门类', '经营行业'] },
    ),
    scale: optional(
      choice(
        '规模',
        { large: '大型', medium: '中型', small: '小型', micro: '微型' },
        { aka: ['企业规模', '规模类型', '企业类型'] },
      ),
    ),
    registered: optional(day('成立日期', { aka: ['注册日期', '成立时间', '登记日期', '注册时间'] })),
    staff: optional(count('从业人数', { measure: '人', aka: ['员工人数', '职工人数', '从业人员', '从业人员数'] })),
    regular: yesno('规模以上', { aka: ['是否规上', '规上企业', '四上企业', '规上'] }),
    highTech: yesno('高新技术企业', { aka: ['高新企业', '是否高新', '高企'] }),
    liaison: optional(
      text('挂点岗位', { max: 40, hint: '写职务，不写姓名', aka: ['挂点领导', '联系领导', '挂点联系人', '包联领导'] }),
    ),
    visited: optional(day('最近走访', { aka: ['走访日期', '走访时间', '最近走访时间'] })),
    needs: optional(note('提出的诉求', { max: 500, aka: ['企业诉求', '诉求', '存在困难', '问题诉求'] })),
    telephone,
    contact: optional(personal(text('联系人', { max: 30, aka: ['企业联系人', '联络人', '负责人'] }), toHelp)),
    mobile: optional(phone('联系人电话', toHelp, { aka: ['联系人手机', '手机号码', '手机'] })),
    state: choice(
      '状态',
      { open: '正常经营', idle: '停业', moved: '已迁出', closed: '已注销' },
      { aka: ['经营状态', '登记状态', '存续状态', '企业状态'] },
    ),
    remark,
  },
  list: ['name', 'industry', 'scale', 'staff', 'liaison', 'visited', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'registered',
    service: '企业挂点联系与诉求办理(企业自愿留联系人)',
    figures: {
      enterprises: { title: '正常经营的企业', kind: 'tally', where: c => c.state.is('open'), by: ['industry'] },
      staff: { title: '从业人数合计', kind: 'sum', column: 'staff', where: c => c.state.is('open') },
      regular: { title: '规模以上企业', kind: 'tally', where: c => c.regular.is(true).and(c.state.is('open')) },
      highTech: { title: '高新技术企业', kind: 'tally', where: c => c.highTech.is(true).and(c.state.is('open')) },
      asked: { title: '提出诉求的企业', kind: 'tally', where: c => c.needs.filled() },
    },
  },
})

/** Towers, factories, parks and shops: how large, how much of it empty, at what rent. */
const spaces = defineRegister({
  title: '产业空间',
  key: 'name',
  columns: {
    name: text('空间名称', { max: 80, aka: ['名称', '楼宇名称', '载体名称', '园区名称', '厂房名称'] }),
    kind: choice(
      '类别',
      { tower: '写字楼', park: '园区', factory: '厂房', mall: '商场', shop: '商铺', store: '仓库' },
      { aka: ['类型', '载体类型', '楼宇类型', '空间类型'] },
    ),
    where: lies(),
    building: optional(item('所在楼栋', 'estates.buildings', { aka: ['楼栋', '楼栋名称'] })),
    owner: optional(text('产权单位', { max: 60, aka: ['业主单位', '权属单位', '产权人', '业主'] })),
    manager: optional(text('运营单位', { max: 60, aka: ['运营方', '管理单位', '物业公司'] })),
    area: measured('可用面积', '㎡', { aka: ['总面积', '建筑面积', '可出租面积', '商务面积', '面积'] }),
    vacant: measured('空置面积', '㎡', { aka: ['空置', '闲置面积', '可招商面积', '剩余面积'] }),
    rent: optional(measured('租金', '元/㎡·月', { aka: ['租金水平', '平均租金', '租金价格', '租金单价'] })),
    height: optional(measured('层高', 'm', { aka: ['净高', '楼层高度'] })),
    load: optional(measured('楼面荷载', 'kN/㎡', { aka: ['承重', '楼面承重', '荷载'] })),
    firms: optional(count('入驻企业', { measure: '家', aka: ['入驻企业数', '企业数', '入驻数'] })),
    taxes: optional(amount('年税收', { aka: ['税收', '年度税收', '税收贡献'] })),
    problems: optional(note('问题', { max: 500, aka: ['存在问题', '主要问题', '盘活难点'] })),
    telephone,
  },
  list: ['name', 'kind', 'area', 'vacant', 'rent', 'firms'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(3),
    open: ['name', 'kind', 'where', 'area', 'vacant', 'rent', 'height', 'load', 'telephone'],
    figures: {
      spaces: { title: '产业空间', kind: 'tally', by: ['kind'] },
      area: { title: '可用面积合计', kind: 'sum', column: 'area', by: ['kind'] },
      vacant: { title: '空置面积合计', kind: 'sum', column: 'vacant', by: ['kind'] },
      rent: { title: '平均租金', kind: 'average', column: 'rent', by: ['kind'] },
      full: { title: '没有空置的占比', kind: 'share', where: c => c.vacant.is(0) },
      rich: { title: '亿元楼宇', kind: 'tally', where: c => c.taxes.atLeast(100_000_000) },
    },
  },
})

/** Where teams start; the plan asks for ten. */
const makers = defineRegister({
  title: '众创空间',
  key: 'name',
  columns: {
    name: text('空间名称', { max: 80, aka: ['名称', '众创空间名称', '创客空间', '孵化器名称'] }),
    stage: choice(
      '类别',
      { maker: '众创空间', incubator: '孵化器', accelerator: '加速器' },
      { aka: ['类型', '孵化链环节', '载体类别'] },
    ),
    where: lies(),
    operator: text('运营单位', { max: 60, aka: ['运营机构', '运营方', '主办单位'] }),
    credit: creditCode,
    area: measured('面积', '㎡', { aka: ['建筑面积', '场地面积', '使用面积'] }),
    seats: count('工位', { measure: '个', aka: ['工位数', '工位数量', '总工位'] }),
    used: count('已用工位', { measure: '个', aka: ['在用工位', '已使用工位', '入驻工位'] }),
    teams: count('入驻团队', { measure: '个', aka: ['团队数', '入驻团队数', '在孵企业', '在孵企业数'] }),
    opened: optional(day('启用日期', { aka: ['成立时间', '开园时间', '认定时间'] })),
    telephone,
    remark,
  },
  list: ['name', 'stage', 'seats', 'used', 'teams'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'opened',
    open: ['name', 'stage', 'where', 'operator', 'area', 'seats', 'used', 'telephone'],
    figures: {
      makers: { title: '众创空间、孵化器和加速器', kind: 'tally', by: ['stage'], target: 10 },
      seats: { title: '工位合计', kind: 'sum', column: 'seats' },
      teams: { title: '入驻团队合计', kind: 'sum', column: 'teams' },
    },
  },
})

const idleLand = defineRegister({
  title: '闲置土地与厂房',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['地块编号', '宗地编号'] }),
    name: text('地块名称', { max: 80, aka: ['名称', '土地名称', '厂房名称', '资产名称'] }),
    kind: choice(
      '类别',
      { land: '空地', plant: '厂房', house: '房屋', corner: '边角地' },
      { aka: ['类型', '资产类型', '地块类型'] },
    ),
    where: lies(),
    area: measured('面积', '㎡', { aka: ['土地面积', '占地面积', '建筑面积', '用地面积'] }),
    owner: text('权属单位', { max: 60, aka: ['权属', '产权单位', '土地权属', '产权人'] }),
    since: optional(day('闲置开始', { aka: ['闲置时间', '停用时间', '闲置起始时间'] })),
    state: choice(
      '盘活情况',
      { idle: '闲置', talking: '洽谈中', planned: '已定方案', used: '已盘活' },
      { aka: ['状态', '盘活状态', '处置情况', '利用现状'] },
    ),
    limits: optional(note('限制条件', { max: 500, aka: ['规划限制', '限制', '制约因素'] })),
    idea: optional(note('利用设想', { max: 500, aka: ['盘活思路', '拟用途', '利用方向'] })),
    remark,
  },
  list: ['code', 'name', 'kind', 'area', 'owner', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    from: 'since',
    open: ['name', 'kind', 'where', 'area', 'state', 'limits', 'idea'],
    figures: {
      plots: { title: '闲置土地与厂房', kind: 'tally', by: ['state'] },
      idle: { title: '还闲置的面积', kind: 'sum', column: 'area', where: c => c.state.is('used').not() },
      used: { title: '已盘活的占比', kind: 'share', where: c => c.state.is('used') },
    },
  },
})

export default defineProgramme({
  id: 'enterprises',
  title: '企业与产业空间',
  source: 'S1-15; S4-21; S3-31; S4-23; S0-14',
  registers: { enterprises, spaces, makers, idleLand },
})
