const byLength = (words: string) =>
  words
    .split(/[\s|]+/)
    .filter(word => word !== '')
    .sort((a, b) => b.length - a.length)
    .join('|')

/** Adverbs, conjunctions and verbs before the noun. */
const leads = byLength(`
  并|且|和|与|及|以及|其中|同时|另外|此外|也|还|又|均(?!衡)|都(?!市)|要(?!素)|将|把|使(?!用)|对(?![外口标])|由|在(?![校册建编])|为(?![老民])|向|按(?![照时期])|到(?![位期])|至|从(?!业)|按照|依照|以(?![工奖])|于|让|用(?![电水地能户])
  通过|年开展|年举办|年组织|年内|全年|今年|本年度|年度|每年|原则上|力争|争取|确保|保证|保障|努力|全力|积极|大力|继续|加快|着力|扎实|稳步|有序|切实|深入|持续|进一步|全面|全部|基本(?![养医公生农单])|初步|累计|预计|计划|规划|分批|分[一两二三四\\d]批|分步|逐步|共(?![享同建有青])|彻底|统筹|探索|约|近
  接入|评出|推进|推动|促进|力促|实施|启动|开展|组织(?![部机])|举办|召开|完成|实现|达到|建成投用|建成(?!区(?!级))|新建成|新建|改建|扩建|改扩建|新改建|新建改建|续建|新增|新装|新购|新引进|新签约|新招引|增加(?!值)|增设|建设|建立|打造|培育|培养|发展|引进|引入|招引
  争创|创建|创成|改造|整治|提升|提高|完善|优化|更新|更换|安装|加装|设立|设置|配备|配置|提供|安排|筹集|投入|发放|压缩|压减|缩短|减少|降低|下降|削减|拆除|清理|消除|化解|解决|办理|办好|惠及
  落实|保持|控制|扩大|拓展|编制|制定|出台|培训|招聘|招录|走访|排查|种植|栽植|栽种|绿化|治理|修缮|维修|盘活|推广|选树|评选|不发生|不出现|杜绝|遏制|至少|不少于|不低于|超过|突破
  发生|帮扶|资助|慰问|救助|开发|打通|撬动|形成|构建|搭建|组建|实行|推行|健全|修订|储备|征集|联系|挂点|做好|抓好|开工|竣工|投用|新\\(改\\)建|新\\(扩\\)建|改\\(扩\\)建|新\\(改、扩\\)建|新\\(改扩\\)建|每个|各个
  每年度?|每月度?|每季度?|每半年|每周|每两年|每学期|每人(?!口)|每[xX*一二两三\\d]+个?[年月周]`)
const lead = new RegExp(`^(?:${leads})`)
/** Verbs and adverbs between the noun and its figure. */
const trails = byLength(`
  可比|同口径|同比|比上年|比去年|年均|平均|均|分别|分批|按可比口径|预计|计划|确保|力争|争取|要|应|须|将|能|在|到|至|为|是|达|达到|占|占到|实现|完成|增长|增加|新增|提高|提高到|提升|提升到|提高至|提升至|上升|增至
  下降|下降到|降低|降低到|降至|减少到|降|压缩至|压缩到|压减至|缩短至|压缩|缩短|压减|减少|控制|控制在|稳定在|保持在|维持在|突破|超过|超|大于|高于|不少于|不低于|不小于|不得少于|不得低于|不得高于|不得超过|不超过|不得超过|不高于|低于|少于|至少|最少
  最多|约|近|总数|数量|共|累计|总计|拥有|不断|再|各|新建|建成|配备|设立|举办|打造|培育|引进|保持|扩大|扩大到|缩小|缩小到|左右|以上|>=?|<=?|≥|≤|的|[:：]|惠及|覆盖|原则上|翻一番|翻两番|翻番`)
const trail = new RegExp(
  `(?:${trails}|每(?:个|名|户|家)[\\u4e00-\\u9fa5]{1,5}|(?:不少于|至少|最少)?(?:每人)?每[年月周天日季半两度]{1,2}(?:至少)?|(?:比|较)(?:19|20)\\d\\d年[底末]?)$`,
)
const tailWork = /(?:建设|改造|整治|任务|工作|治理|项目建设|提升|创建|更新改造|综合整治|行动)$/
const timesInside =
  /在?(?:19|20)\d\d年[底末]?的?(?:[\d.]+%的?)?基础上|(?:到|于|在|较|比)?(?:(?:19|20)\d\d年?(?:度|底|末|内|起)?(?:之?前)?|今年年?[底内]?前?|首年|[较比](?:上年|去年)|年底前?|年内|“?十[一二三四五六]五”?(?:末|期间|期末|时期)|(?:[上下]半年)|\d{1,2}月(?:\d{1,2}日)?底?(?:之?前)?)/g

/** Cuts what is no part of a noun phrase from its two ends. */
function trimmed(words: string): string {
  return words
    .replace(/^[、,:;\s和及与并—-]+|^的|[、,:;\s]+$|^各(?:类|种|级)|“$|^”/g, '')
    .replace(/^(?:全[市区县省镇街国](?:道|境)?|辖区内?|我[市区县省])(?=.{2,})/, '')
}

/** Takes words off one end as long as a noun of so many characters is left. */
function shorn(words: string, end: RegExp, least = 2): string {
  let rest = words
  for (let i = 0; i < 12; i++) {
    const next = trimmed(rest.replace(end, ''))
    if (next === rest || next.length < least) return rest
    rest = next
  }
  return rest
}

const onlyVerb = new RegExp(
  `^(?:${trails}|力争|确保|年内|全年|盘活|新建|改建|扩建|改扩建|新改建|续建|新增|化解|办结|拆除|提档升级|改造提升|提升改造|做到|接报后?|其中|剩余|其余|部分|每次|每期|每场|每处|投产|净增|递增|分[一二两三四\\d]批|分步|分类|消除|补建|配建|开工|开建|竣工|投用|启动|新启动|改造|建设|更换|更新|维修|修缮|安装|加装|整治|提升|评选|表彰|选树|扩建|迁建|实施|推进|以后|今后|此后|后|每人|每[年月周天日季半两度]{1,2})*$`,
)

const forEach =
  /^(?:原则上)?(?:每[个名位户家支]?(?![百千万])|各个?)[\u4e00-\u9fa5]{1,8}?(?:至少|平均)?(?:培育|配备|建成|建设|打造|建立|设立|拥有|达到|发展|开展|举办|组建|每年参[与加]|参[与加])(?=.{2,})/

function headSubject(head: string): string {
  const cut = head.replace(/^.*?(?:“十[一二三四五六]五”(?:期?末|期间|时期)|年内|(?<![\d])年底前?|月底前),?/, '')
  const bare = shorn(trimmed(cut.replace(timesInside, '')), trail)
  const each = bare.replace(forEach, '')
  const still = shorn(each.replace(/(?:由|从)[^,]{0,16}$/, ''), trail)
  if (/按照?每[\dxX一二三五百千万]+[\u4e00-\u9fa5]{1,4}$/.test(still)) return ''
  if (
    (/^每(?![年月周天日季半次期场批])(?:个|名|户|家|支|条|座)?[\u4e00-\u9fa5]{1,6}$/.test(still) &&
      !/[量额值率积]$/.test(still)) ||
    onlyVerb.test(still) ||
    /^(?:按照?|依照|照)?每[\dxX一二三五百千万]+[\u4e00-\u9fa5]{0,6}(?:人口?|户|居民|老人|家庭|儿童|学生)$/.test(still)
  )
    return ''
  const noun = trimmed(shorn(still, lead).replace(/^(?:每个?|各个?)(?=[^\d百千万]{2,})/, ''))
  // 培训时间 without 培训 says nothing.
  if (/^(?:时间|面积|数量|人数|比例|标准|资金|规模|总量|次数|时长)$/.test(noun)) return trimmed(still)
  return onlyVerb.test(noun) ? '' : noun
}

/** 7个小区2024年4月底前开工 */
const dateInside = /(?<=.{2})(?:(?:19|20)\d\d年|\d{1,2}月|[上下]半年|年底|年内)/

function tailSubject(tail: string): string {
  const noun = tail
    .replace(/\([^)]*\)/g, '')
    .replace(/^每(?:立方米|平方米|人|户|年|月|天|次)/, '')
    .replace(/^(?:的|以上的?|以内|左右的?)/, '')
    .split(dateInside)[0]!
  // 按每百户不低于30平方米的标准配建养老服务用房
  const builds = /^标准(?:配套)?(?:配建|配置|配备|建设|规划建设|设置|提供)([\u4e00-\u9fa5]{2,})/.exec(noun)?.[1]
  if (builds !== undefined) return builds
  if (/^(?:、|目标|要求|水平|标准|速度|比例|以上|左右|内|大关|关口|台阶)/.test(noun)) return ''
  const direct = noun.replace(/^(?:提供|接受|获得|实现|完成|开展|参加|得到|达到|建成|配备|享受|纳入)/, '')
  return trimmed(direct.length >= 2 ? direct : noun)
}

/**
 * What is counted: the noun after the figure if there is one (建成3个公园 → 公园), else the noun before it without the verbs and
 * adverbs around it (养老床位达到500张 → 养老床位). `before` and `after` are the parts of the figure's own words in the source;
 * with `headFirst` (limits of time, money) the noun before it comes first. '' when the words name nothing (…,增长8%).
 */
export function subjectOf(before: string, after: string, headFirst = false): string {
  const named = headFirst ? headSubject(before) : ''
  // 接到命令后30分钟内集结: the noun is behind.
  if (named.length >= 2 && !/[后起]应?在?$/.test(named)) return named
  const tail = tailSubject(after)
  if (/^[村镇街路桥站校园楼井街区]$/.test(tail)) return tail
  if (tail.length >= 2 && !/^(?:建设|改造|补建|配建|补齐|任务|工作|整治|以|并|和)$/.test(tail)) {
    const bare = tail.length > 6 ? tail.replace(tailWork, '') : tail
    return bare.length >= 2 ? bare : tail
  }
  const head = headSubject(before)
  return head.length >= 2 ? head : ''
}

const bareVerb =
  /^(?:剩余部分|其余部分|其余|剩余|力争|争取|确保|保证|实现|全面|基本|全部|完成|正式|并|如期|按期|陆续|均|要|须)*(?:开工|完工|竣工|完成|建成|投用|启动|验收|获批|动工|投产|建设|投入使用|投入运营|投入运行|上线|运行|运营|使用|挂牌|招标|补齐|配齐|落地|交付|开业|开园|开放|通车|到位|封顶|整改|整改到位|整改完毕|销号|改造|报批|见效|结束|入驻|入住)+$/
const step =
  /(?:开工建设|建成投用|开工|开建|动工|竣工|完工|封顶|投用|投产|投入使用|投入运营|投入运行|启动|招标|验收|获批|报批|开业|开园|开放|通车|交付|入驻|入住|运营|运行|上线|挂牌|签约|落地|到位|销号|整改|改造|维修|修缮|更新|更换|整治|拆除|提升|净增|递增|评选|表彰)+$/

/** A thing and what is to happen to it, where the words beside the figure or the date say only that: 社区食堂, 开业 → 社区食堂开业. */
export function withStep(named: string, words: string): string {
  const happens = step.exec(words)?.[0] ?? ''
  return named === '' ? happens || words : named.endsWith(happens) ? named : named + happens
}

/** A thing without what was said to happen to it. */
export const withoutStep = (subject: string): string => subject.replace(step, '')

/** Whether words hold no noun, only verbs and adverbs. */
export const namesNothing = (words: string) => onlyVerb.test(words)

/** Whether words only say that something is begun or finished, not what. */
export const isBareVerb = (words: string) => bareVerb.test(words)

/** The words of a state to be reached, without what surrounds them. */
export function stateSubject(words: string, least = 4): string {
  const bare = shorn(trimmed(words.replace(timesInside, '')), lead, least).replace(/(?:发生|态势|目标)$/, '')
  return bare.length >= 2 ? bare : trimmed(words)
}
