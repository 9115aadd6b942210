/** Words that count or measure, the longer before the shorter. */
const counting =
  '个百分点|百分点|个工作日|工作日|个小时|个学时|个课时|个季度|个月|个星期|人次|人日|户次|场次|批次|班次|件次|家次|车次|剂次|项次|条次|' +
  '平方公里|平方千米|平方米|立方米|平米|㎡|公顷|公里|千米|海里|厘米|毫米|吨标准煤|微克|毫克|千克|公斤|分贝|摄氏度|千瓦时|千瓦|兆瓦|小时|分钟|点位|泊位|车位|床位|学位|课时|学时|学分|标段|宗地|人份|网格|' +
  '美元|欧元|港元|元|个|家|所|座|处|条|项|名|人|位|户|栋|幢|套|张|件|次|场|期|篇|部|台|辆|艘|架|盏|具|顶|根|杆|株|棵|头|只|羽|袋|桶|瓶|箱|份|册|本|间|块|片|' +
  '批|班|轮|路|遍|节|堂|组|支|队|门|类|种|款|分|倍|番|道|口(?=[水机]?井|山?塘)|眼(?=[水机]?井)|床|席|段|首|集|对|例|起|宗|单|枚|面|顿|餐|剂|颗|米|亩|吨|克|升|度|℃|天|日|年|周|秒|岁|里|%|‰|％'
const unit = new RegExp(
  `(?:[万亿]+(?=美元|欧元|港元|元))?(?:${counting})(?:/(?:立方米|平方米|平方公里|公顷|亩|万?人|千人|百?户|年|月|天|日|次|升|吨|万元|个)(?:·月)?)?`,
  'y',
)

/** Characters after which a short measure word is part of another word: 部 in 部门, 分 in 分类. */
const notAfter: Readonly<Record<string, string>> = {
  部: '门属队分署委长下',
  分: '项类级别工为布区段层批步期之期值享钟管支局解',
  节: '能约水点日假',
  片: '区',
  面: '向对积临的上',
  道: '路德理',
  条: '件例块龙款约',
  位: '于置居',
  期: '间末内望',
  名: '称录单义为誉',
  个: '性体别',
  家: '庭园长具乡',
  所: '有在需属',
  人: '员民均才口大居社文力防行工',
  次: '日年数要于',
  年: '度级龄轻均代',
  天: '然津',
  日: '常照均益',
  度: '假过',
  对: '于象外策接待应标口照比',
  组: '织成建团',
  类: '别型似',
  级: '别',
  队: '伍员',
  口: '径岸袋号',
  门: '口前店类诊户',
  套: '餐取',
  本: '预案办法方规制细通意地级区街市县省次年底着身',
  张: '贴',
  户: '籍外口型',
  件: '事',
  首: '次先要个批',
  集: '中聚团体合成约',
  块: '状链',
  种: '植类养子质',
  单: '位元独一个',
  起: '来步点草到',
  段: '落',
  路: '线段径由口灯面网政公上程边人过子',
  周: '边期围岁年转',
  台: '账风湾阶',
  里: '程面',
  具: '体有备',
}

/** The unit that begins at `at`, or '' when none does. */
export function unitAt(text: string, at: number): string {
  unit.lastIndex = at
  const found = unit.exec(text)?.[0] ?? ''
  const next = text[at + found.length] ?? ''
  return next !== '' && (notAfter[found] ?? '').includes(next) ? '' : found
}

const durations = /^(?:个?(?:工作日|小时|星期|季度|月)|分钟|天|日|年|周|秒|岁)$/
/** Units of time: they limit or describe far more often than they promise. */
export const isDuration = (words: string) => durations.test(words)

const dimensions =
  /^(?:平方公里|平方千米|平方米|立方米|平米|㎡|公顷|公里|千米|米|亩|吨|克|升|度|℃|微克|毫克|千克|公斤|分贝|千瓦|千瓦时|兆瓦|厘米|毫米|[万亿]*(?:元|美元|欧元|港元)|%|‰|分|倍)/
/** Units that measure a size rather than count pieces. */
export const isDimension = (words: string) => dimensions.test(words)

export const isMoney = (words: string) => /(?:元)$/.test(words)
