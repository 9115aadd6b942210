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
  systemAdmin,
  text,
  unit,
  usual,
  yesno,
} from '#kernel/index'

const { checked, creditCode, lies, remark } = usual

const edit = [systemAdmin, dispatcher, communityWorker, gridWorker]
const inCharge = optional(unit('责任单位', { aka: ['责任部门', '管理单位', '监管单位', '主管单位'] }))

const slopes = defineRegister({
  title: '边坡与受纳场',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['边坡编号', '隐患点编号', '统一编号'] }),
    name: text('名称', { max: 80, aka: ['边坡名称', '隐患点名称', '受纳场名称', '点位名称'] }),
    kind: choice(
      '类别',
      { slope: '危险边坡', landfill: '余泥渣土受纳场', slide: '地质灾害点', wall: '挡土墙' },
      { aka: ['类型', '隐患类型', '灾害类型', '灾种'] },
    ),
    where: lies(),
    height: optional(measured('高度', 'm', { aka: ['坡高', '边坡高度', '堆高'] })),
    area: optional(measured('面积', '㎡', { aka: ['占地面积', '坡面面积'] })),
    threatened: count('威胁户数', { measure: '户', aka: ['受威胁户数', '影响户数', '威胁对象户数'] }),
    grade: choice(
      '风险等级',
      { major: '重大', larger: '较大', general: '一般', low: '低' },
      { aka: ['等级', '隐患等级', '险情等级', '危险等级'] },
    ),
    unit: inCharge,
    watched: choice(
      '监测方式',
      { none: '没有', patrol: '人工巡查', device: '仪器监测' },
      { aka: ['监测', '监测手段', '监测情况'] },
    ),
    rain: optional(measured('预警雨量', 'mm/24h', { aka: ['雨量阈值', '预警雨量值', '雨量预警值'] })),
    state: choice(
      '治理情况',
      { found: '待治理', treating: '治理中', done: '已治理', gone: '已核销' },
      { aka: ['状态', '治理状态', '整治情况', '治理进度'] },
    ),
    checked,
    remark,
  },
  list: ['code', 'name', 'kind', 'grade', 'threatened', 'state', 'checked'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(1),
    open: ['name', 'kind', 'where', 'grade', 'state'],
    figures: {
      slopes: { title: '边坡与受纳场', kind: 'tally', by: ['grade'] },
      threatened: { title: '受威胁户数合计', kind: 'sum', column: 'threatened', where: c => c.state.in('found', 'treating') },
      done: { title: '已治理或核销的占比', kind: 'share', where: c => c.state.in('done', 'gone'), target: 1 },
      watched: { title: '有人或仪器看着的占比', kind: 'share', where: c => c.watched.is('none').not(), target: 1 },
    },
  },
})

const waters = defineRegister({
  title: '河段与排口',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['排口编号', '河段编号', '点位编号'] }),
    name: text('名称', { max: 80, aka: ['排口名称', '河段名称', '点位名称', '污染源名称'] }),
    kind: choice('类别', { segment: '河段', outfall: '排口', polluter: '散乱污点位' }, { aka: ['类型', '点位类型', '排口类型'] }),
    water: text('所在水体', { max: 40, aka: ['水体', '水体名称', '河流名称', '受纳水体'] }),
    where: lies(),
    length: optional(measured('长度', 'm', { aka: ['河段长度', '岸线长度'] })),
    unit: inCharge,
    quality: choice(
      '水质观感',
      { clear: '正常', turbid: '浑浊', black: '黑臭', dry: '无水' },
      { aka: ['水质', '水质情况', '黑臭情况', '感官水质'] },
    ),
    sampled: optional(day('采样日期', { aka: ['取样日期', '监测日期', '采样时间'] })),
    action: optional(note('处理情况', { max: 500, aka: ['整治措施', '处置情况', '整改情况'] })),
    state: choice(
      '整治情况',
      { normal: '无须整治', waiting: '待整治', treating: '整治中', done: '已整治' },
      { aka: ['状态', '整治状态', '治理情况'] },
    ),
    checked,
  },
  list: ['code', 'name', 'kind', 'water', 'quality', 'state', 'checked'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(1),
    open: ['name', 'kind', 'water', 'where', 'quality', 'sampled', 'state'],
    figures: {
      waters: { title: '河段与排口', kind: 'tally', by: ['kind'] },
      black: { title: '黑臭的河段与排口', kind: 'tally', where: c => c.quality.is('black') },
      clean: { title: '没有黑臭的占比', kind: 'share', where: c => c.quality.is('black').not(), target: 1 },
      treated: { title: '不再需要整治的占比', kind: 'share', where: c => c.state.in('normal', 'done') },
    },
  },
})

/** Where rubbish is handed over. A point may be judged, a household never is. */
const wastePoints = defineRegister({
  title: '垃圾分类投放点',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['投放点编号', '点位编号'] }),
    name: text('投放点名称', { max: 80, aka: ['名称', '点位名称', '投放点', '垃圾屋名称'] }),
    kind: choice(
      '类别',
      { house: '垃圾屋', pavilion: '分类亭', bins: '桶站', bulky: '大件和装修垃圾点' },
      { aka: ['类型', '设施类型', '投放点类型'] },
    ),
    where: lies(),
    estate: optional(item('所在小区', 'estates.estates', { aka: ['小区', '小区名称', '所属小区'] })),
    bins: count('桶数', { measure: '只', aka: ['垃圾桶数', '桶位数', '垃圾桶数量'] }),
    hours: optional(text('投放时间', { max: 60, aka: ['开放时间', '定时投放时间', '投放时段'] })),
    staffed: yesno('有人值守', { aka: ['是否值守', '有无督导员', '督导值守'] }),
    collected: choice(
      '清运频次',
      { twice: '每日两次', daily: '每日一次', less: '少于每日一次' },
      { aka: ['清运', '清运次数', '收运频次'] },
    ),
    score: optional(count('点位评分', { max: 100, measure: '分', aka: ['评分', '得分', '检查得分'] })),
    unit: inCharge,
    state: choice(
      '状况',
      { good: '整洁', dirty: '有满溢或脏污', broken: '设施破损' },
      { aka: ['状态', '现状', '环境状况', '设施状况'] },
    ),
    checked,
  },
  list: ['code', 'name', 'kind', 'bins', 'collected', 'state', 'checked'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(1),
    open: ['name', 'kind', 'where', 'hours', 'state'],
    figures: {
      points: { title: '投放点', kind: 'tally', by: ['kind'] },
      daily: { title: '日产日清的占比', kind: 'share', where: c => c.collected.in('twice', 'daily'), target: 1 },
      clean: { title: '整洁的占比', kind: 'share', where: c => c.state.is('good') },
      score: { title: '点位平均分', kind: 'average', column: 'score' },
    },
  },
})

/** Small shops, workshops and places of leisure as premises: exits, gas, extinguishers; not who runs or visits them. */
const premises = defineRegister({
  title: '“三小”场所',
  key: 'code',
  columns: {
    code: text('编号', { max: 40, aka: ['场所编号', '档案编号'] }),
    name: text('场所名称', { max: 80, aka: ['名称', '店名', '商铺名称', '招牌名称', '单位名称'] }),
    credit: creditCode,
    kind: choice(
      '类别',
      { shop: '小商铺', workshop: '小作坊', leisure: '小娱乐场所', food: '小餐饮', lodging: '小旅馆', store: '小仓库' },
      { aka: ['类型', '场所类型', '三小类别', '业态'] },
    ),
    where: lies(),
    area: measured('面积', '㎡', { aka: ['经营面积', '建筑面积', '使用面积'] }),
    grade: choice('管理等级', { a: 'A 级', b: 'B 级', c: 'C 级', d: 'D 级' }, { aka: ['等级', '风险等级', '分级', '消防等级'] }),
    lodged: yesno('经营处住人', { aka: ['三合一', '是否住人', '违规住人', '住宿情况'] }),
    exits: count('安全出口', { measure: '个', aka: ['出口数', '安全出口数', '疏散出口'] }),
    extinguishers: count('灭火器', { measure: '具', aka: ['灭火器数', '灭火器数量', '消防器材'] }),
    alarm: yesno('有烟感报警', { aka: ['烟感', '独立烟感', '火灾报警器', '烟雾报警器'] }),
    gas: choice('用气', { none: '不用', piped: '管道气', bottled: '瓶装气' }, { aka: ['燃气类型', '燃气使用', '用气情况'] }),
    dangers: count('未整改隐患', { measure: '条', aka: ['隐患数', '未整改隐患数', '隐患条数'] }),
    checked,
    telephone: optional(text('店面电话', { max: 40, hint: '店里的电话，不填个人手机', aka: ['联系电话', '电话'] })),
    state: choice('状态', { open: '营业', closed: '停业' }, { aka: ['经营状态', '营业状态', '是否营业'] }),
  },
  list: ['name', 'kind', 'grade', 'area', 'dangers', 'checked', 'state'],
  read: 'staff',
  edit,
  ledger: {
    name: 'name',
    place: 'where',
    keeper: gridWorker,
    fresh: months(3),
    figures: {
      premises: { title: '营业的“三小”场所', kind: 'tally', where: c => c.state.is('open'), by: ['kind'] },
      dangers: { title: '未整改隐患合计', kind: 'sum', column: 'dangers', by: ['grade'] },
      clear: { title: '没有未整改隐患的占比', kind: 'share', where: c => c.dangers.is(0), target: 1 },
      alarm: { title: '装了烟感报警的占比', kind: 'share', where: c => c.alarm.is(true) },
      lodged: { title: '经营处住人的场所', kind: 'tally', where: c => c.lodged.is(true) },
    },
  },
})

export default defineProgramme({
  id: 'hazard-points',
  title: '风险与环境点位',
  source: 'S0-35; S4-14; S4-15; S0-39; S0-40',
  registers: { slopes, waters, wastePoints, premises },
})
