/** Headings under which offices mean the same. The first of each is the usual one. */
const groups: readonly (readonly string[])[] = [
  [
    '名称',
    '名字',
    '全称',
    '单位名称',
    '机构名称',
    '企业名称',
    '公司名称',
    '设施名称',
    '场所名称',
    '项目名称',
    '字号名称',
    '商户名称',
    '店铺名称',
    '商铺名称',
    'name',
  ],
  ['小区名称', '小区', '住宅小区', '所属小区', '所在小区', '物业小区', '楼盘'],
  ['社区', '所属社区', '所在社区', '社区居委会', '居委会', '村居', '村社', '社区名称', '所属村居', 'community'],
  ['街道', '所属街道', '镇街', '街镇', '街道名称', '乡镇街道', 'street'],
  ['网格', '所属网格', '所在网格', '网格名称', '网格号', '网格编号', 'grid'],
  [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '信用代码证号',
    '统一信用代码',
    '统一代码',
    '机构代码',
    '营业执照号',
    '营业执照编号',
    '执照号',
    '社会统一信用代码',
    'uscc',
    'credit code',
  ],
  ['编号', '编码', '代码', '号码', '唯一编号', '台账编号', '登记编号', 'code', 'no', 'number', 'id'],
  [
    '地址',
    '详细地址',
    '所在地址',
    '所在地',
    '坐落',
    '坐落位置',
    '位置',
    '具体位置',
    '地点',
    '住所',
    '注册地址',
    '经营地址',
    '经营场所',
    '门牌地址',
    '详址',
    'address',
    'location',
  ],
  ['经度', '东经', 'lng', 'lon', 'longitude', 'x坐标'],
  ['纬度', '北纬', 'lat', 'latitude', 'y坐标'],
  [
    '联系电话',
    '电话',
    '联系方式',
    '手机',
    '手机号',
    '手机号码',
    '电话号码',
    '联系人电话',
    '固定电话',
    '办公电话',
    'phone',
    'telephone',
    'tel',
    'mobile',
  ],
  ['联系人', '联络人', '联系人姓名', '对接人', '负责人', '责任人', '管理人员', '管理员', '负责人姓名', 'contact'],
  ['法定代表人', '法人代表', '法人', '法人姓名', '经营者'],
  ['建筑面积', '总建筑面积', '建面', '房屋建筑面积', '总面积', 'floor area'],
  ['用地面积', '占地面积', '土地面积', '宗地面积'],
  ['使用面积', '实用面积', '实际使用面积', '室内面积'],
  ['建成年份', '建成年代', '年代', '建造年份', '建设年代', '竣工年份', '建成时间', '建造年代', '房龄年份', '建成年'],
  ['户数', '住户', '户', '总户数', '住户数', '居民户数', '家庭户数', '户数合计', '住房套数'],
  ['栋数', '楼栋数', '幢数', '总栋数', '楼幢数', '楼栋数量', '房屋幢数', '总幢数'],
  ['层数', '楼层数', '总层数', '地上层数', '层高数'],
  ['床位数', '床位', '核定床位', '设计床位', '总床位', '床位数量', '养老床位'],
  [
    '人数',
    '总人数',
    '人员数',
    '人员数量',
    '现有人数',
    '从业人数',
    '职工人数',
    '员工人数',
    '用工',
    '用工人数',
    '从业人员',
    '在职人数',
  ],
  ['数量', '个数', '总数', '数目', '库存数量', '现存数量'],
  ['物业公司', '物业服务企业', '物业企业', '物业', '物业管理公司', '物业服务公司', '管理单位'],
  [
    '开始日期',
    '起始日期',
    '开始时间',
    '开工日期',
    '启用日期',
    '启用时间',
    '投用时间',
    '起始时间',
    '合同起始',
    '签订日期',
    '起',
    '自',
    '起',
    '开始',
  ],
  [
    '结束日期',
    '截止日期',
    '终止日期',
    '到期日期',
    '结束时间',
    '到期时间',
    '有效期至',
    '合同到期',
    '止',
    '至',
    '终止',
    '截止时间',
    '结束',
  ],
  ['成立日期', '成立时间', '设立日期', '注册日期', '注册时间', '登记日期'],
  ['状态', '状况', '目前状态', '使用状态', '经营状态', '现状', '使用情况', '是否在用', '当前状态', 'status'],
  [
    '类型',
    '类别',
    '种类',
    '性质',
    '分类',
    '设施类型',
    '机构类型',
    '单位类型',
    '单位性质',
    '场所类型',
    'type',
    'kind',
    'category',
  ],
  ['行业', '所属行业', '行业类别', '行业门类', '主营行业', '经营范围', '经营类型', '经营业态', '业态'],
  ['金额', '总金额', '合同金额', '合同价', '总价', '费用', '经费', '投资额', '投资金额', '资金', 'amount'],
  ['备注', '说明', '其他', '备注说明', '其它说明', '情况说明', 'remarks', 'note'],
  ['单位', '主管单位', '责任单位', '主管部门', '权属单位', '产权单位', '管养单位', '牵头单位'],
  ['年龄', '周岁', '岁数'],
  ['性别', '男女'],
  ['注册资本', '注册资金', '资金', '资本', '注册资本金'],
  ['服务单位', '服务机构', '乙方', '承接单位', '承接主体', '供应商', '中标单位', '承包单位', '施工单位', '中标人'],
  ['已付金额', '已支付', '已付', '已支付金额', '累计支付', '已拨付', '支付金额'],
  ['完成比例', '完成率', '进度', '完成进度', '完成百分比'],
  ['入住人数', '在住人数', '入住老人数', '在院人数', '在住', '入住', '实住人数'],
]

/** A heading without what people put around it. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([{【〔「<].*?[)\]}】〕」>]/g, '')
    .replace(/[/／][^/／]{1,6}$/, '')
    .replace(/[\s*:：·、,，.。_\-/\\"'“”‘’#?？]/g, '')
}

/** A heading without what says nothing of what is asked: whether it is there, how many, at what time. */
export const coreHeading = (plain: string): string => {
  const core = plain
    .replace(/^(是否有|是否|有无|有没有|是否为)/, '')
    .replace(/(时间|年月日?)$/, '日期')
    .replace(/(人数|数量|总数|个数|数目|数)$/, '')
  return core.length >= 2 ? core : plain
}

/** Whether the letters of one stand in the other in their order. */
export function isWithin(short: string, long: string): boolean {
  let at = 0
  for (const letter of long) if (letter === short[at]) at++
  return at === short.length
}

const groupsOf = new Map<string, number[]>()
for (const [n, names] of groups.entries())
  for (const name of names) groupsOf.set(plainHeading(name), [...(groupsOf.get(plainHeading(name)) ?? []), n])

/** Whether two plain headings are known to mean the same. */
export const sameMeaning = (a: string, b: string): boolean => {
  const other = groupsOf.get(b)
  return groupsOf.get(a)?.some(n => other?.includes(n)) ?? false
}

/** Whether a plain heading ends with a name that means the same as another. */
export const endsAlike = (heading: string, name: string): boolean =>
  groupsOf.get(name)?.some(n => groups[n]!.some(other => other.length >= 2 && heading.endsWith(plainHeading(other)))) ?? false

const pairs = (text: string): ReadonlySet<string> =>
  new Set(text.length < 2 ? [text] : Array.from({ length: text.length - 1 }, (_, n) => text.slice(n, n + 2)))

/** The share of neighbouring characters two plain headings have in common (Dice, *Ecology* 26, 1945). */
export function likeness(a: string, b: string): number {
  const [one, other] = [pairs(a), pairs(b)]
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared++
  return (2 * shared) / (one.size + other.size)
}
