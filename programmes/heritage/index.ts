import {
  choice,
  communityWorker,
  defineProgramme,
  defineRegister,
  dispatcher,
  measured,
  months,
  note,
  optional,
  systemAdmin,
  text,
  usual,
  yesno,
} from '#kernel/index'

const { checked, lies, remark } = usual

/** What the place keeps of its past. Bearers of a craft are not listed here by name. */
const heritage = defineRegister({
  title: '文化遗产',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['文物编号', '档案编号', '古树编号'] }),
    name: text('名称', { max: 80, aka: ['文物名称', '建筑名称', '遗产名称', '项目名称'] }),
    kind: choice(
      '类别',
      {
        relic: '不可移动文物',
        building: '历史建筑',
        industry: '工业遗产',
        street: '历史街巷',
        tree: '古树名木',
        craft: '非物质文化遗产',
      },
      { aka: ['类型', '遗产类别', '文物类别', '遗产类型'] },
    ),
    level: choice(
      '保护级别',
      { nation: '国家级', province: '省级', city: '市级', district: '区级', none: '未定级' },
      { aka: ['级别', '文物级别', '保护等级', '等级'] },
    ),
    era: optional(text('年代', { max: 40, aka: ['时代', '始建年代', '建造年代', '树龄'] })),
    where: lies(),
    area: optional(measured('面积', '㎡', { aka: ['建筑面积', '占地面积', '保护范围面积'] })),
    owner: optional(text('权属单位', { max: 60, aka: ['产权单位', '所有权', '权属'] })),
    manager: optional(text('管理使用单位', { max: 60, aka: ['管理单位', '使用单位', '保护责任单位', '养护单位'] })),
    use: optional(text('现在用作', { max: 60, aka: ['现用途', '使用情况', '用途', '利用情况'] })),
    condition: choice(
      '保存状况',
      { good: '好', fair: '较好', poor: '较差', danger: '濒危' },
      { aka: ['现状', '保存现状', '完好程度', '保护状况'] },
    ),
    visitors: yesno('可以参观', { aka: ['是否开放', '开放情况', '对外开放'] }),
    story: optional(note('来历', { max: 2000, aka: ['简介', '历史沿革', '价值', '历史价值'] })),
    checked,
    remark,
  },
  list: ['code', 'name', 'kind', 'level', 'condition', 'checked'],
  read: 'staff',
  edit: [systemAdmin, dispatcher, communityWorker],
  ledger: {
    name: 'name',
    place: 'where',
    keeper: communityWorker,
    fresh: months(6),
    open: ['name', 'kind', 'level', 'era', 'where', 'use', 'condition', 'visitors', 'story'],
    figures: {
      heritage: { title: '文化遗产', kind: 'tally', by: ['kind'] },
      sound: { title: '保存好或较好的占比', kind: 'share', where: c => c.condition.in('good', 'fair'), target: 1 },
      danger: { title: '濒危的', kind: 'tally', where: c => c.condition.is('danger') },
      visitors: { title: '可以参观的占比', kind: 'share', where: c => c.visitors.is(true) },
    },
  },
})

export default defineProgramme({ id: 'heritage', title: '文化遗产', source: 'S0-31; S1-17', registers: { heritage } })
