import { bracketed } from './clauses.ts'
import type { Figure } from './figures.ts'
import { isDimension, isDuration, isMoney } from './units.ts'
import { acts, alwaysListed, describing, earns, listed, makesUp, past, rates, rulesOfMoney, soft, vague } from './words.ts'

/** The clause a figure stands in, and what is known of the words before it. */
export interface Surroundings {
  /** The covered text of the paragraph. */
  readonly text: string
  /** The clause. */
  readonly start: number
  readonly end: number
  /** Where the part of the clause that belongs to this figure begins: after the figure before it. */
  readonly from: number
  /** The clause before it in the same sentence held a target. */
  readonly continues: boolean
  /** A time binds what the clause says. */
  readonly timed: boolean
  /** The sentence has said that something is to be reached. */
  readonly promised: boolean
  /** The clause, or the sentence before it, speaks of today or of what is over. */
  readonly over: boolean
}

const adjacentAct =
  /(?:建成|新建|改建|扩建|建设|建立|打造|培育|新增|增设|设立|设置|配备|配置|创建|引进|完成|实现|改造|组建|发展|选树|评选|招聘|招募|开展|举办|实施|达到|推出|遴选|选取|选择|确定|筛选|布局|布设|安装|建|创|招|评|选|配|设|育|引|达|办)(?:成|了|好|约|近)?$/
/** 对4个市场进行改造: the thing worked on is the thing promised. */
const worked =
  /(?:改造|[安加]装|整治|提升|治理|维修|修缮|升级|更新|拆除|建设|覆盖|清理|更换|疏通|检修|粉刷|检查|排查|培训|走访|评估)/
const ordinal = /(?:第|前|连续|No\.?|[〔#.\d/+∶:]|-|[上同近]|[五六七八九十]届|其中|每)$/
const movesOn = /^[^,]{0,20}?[到至](?:约|近)?(?:[\dxX*]|[一二三四五六七八九十百千]|(?:19|20)\d\d年)/
const barePower = /^[十百千万亿]+$/

/** 2.对3家企业: the number of the item is no word of its clause. */
const itemNumbers = /^(?:\d{1,2}[.、]|[一二三四五六七八九十]{1,3}、)(?=[\u4e00-\u9fa5“])/

/** Numerals that are part of a word or a name. */
function isWord(figure: Figure, text: string): boolean {
  const words = text.slice(figure.start, figure.end)
  const behind = text.slice(Math.max(0, figure.start - 2), figure.start)
  if (
    /^(?:千家|百家|万户|万家|万人|万分|十分|十里|千里|万里|百里|百年|千年|万年|八方|一天|一天天|一度|一道|一起|一面|一对|一周|一期|二期|三期|一片|一本|一门|一部|一批|一堂)/.test(
      words,
    ) &&
    !/[近超过逾约]$/.test(behind)
  ) {
    return !/^一[期片本门部面对堂]/.test(words) || figure.article
  }
  if (
    figure.chinese &&
    barePower.test(words.replace(/[^十百千万亿]/g, '')) &&
    /^[千百万亿]/.test(words) &&
    !/[近超过逾约上]$/.test(behind)
  )
    return true
  const next = text.slice(figure.end, figure.end + 3)
  // 三年大变样, 一年一个样; 15分钟生活圈; 一次办好.
  if (
    /^(?:样|大变|生活圈|便民|服务圈|健身圈|养老圈|阅读圈|文化圈|品质|以上干部|一)/.test(next) &&
    (figure.chinese || isDuration(figure.unit))
  )
    return true
  // 企业家50人会
  if (figure.unit === '人' && /^(?:会(?![场议员])|论坛)/.test(next)) return true
  if (figure.chinese && /^(?:二次|三次产)/.test(words + next)) return true
  return figure.chinese && /^一次/.test(words) && !/每/.test(text.slice(Math.max(0, figure.start - 24), figure.start))
}

/** 六项任务, 五大行动, 三张清单: the number counts what the text lists. */
function isList(figure: Figure, local: string, text: string): boolean {
  const after = text.slice(figure.end, figure.end + 8)
  const small = figure.chinese && typeof figure.quantity === 'number' && figure.quantity <= 16
  const doing = /(?:解决|化解|办好|办理|办结|完成|实施|推进|开展|启动|打造|创建|形成)[^,。;]{0,6}$/.test(local)
  if (figure.unit === '批' && /分$/.test(local)) return true
  if (
    /方面、$|大方面[,、]?$/.test(local) ||
    (/等$/.test(local) && (/^[类种]$/.test(figure.unit) || /^(?:行业|领域|部门|单位|科室|环节)/.test(after)))
  )
    return true
  if (alwaysListed.test(after) && !/^领域[^,。;]{2,}/.test(after)) return true
  if (!small) return /^(?:任务|目标|问题|工作|重点任务|指标|内容)/.test(after) && !doing
  if (figure.unit === '类' || figure.unit === '种' || figure.unit === '条' || figure.unit === '张' || figure.unit === '门') {
    return !/^(?:道路|街|路|线|背街|床|河|断头)/.test(after)
  }
  if (
    figure.unit === '个' &&
    (after === '' || /^[,。;:、”]/.test(after)) &&
    !/(?:新增|建成|达到|不少于|至少|新建|改造|完成|突破)[^,。;]*$/.test(local)
  )
    return true
  if (figure.unit === '个' && posture.test(local) && /^[\u4e00-\u9fa5]{2}(?=[、,。;]|$)/.test(after)) return true
  if (/^(?:队伍|力量|关系)/.test(after) && !/(?:组建|新建|成立|招募)$/.test(local)) return true
  return listed.test(after)
}

/** 做到五个明确、四个到位 */
const posture = /(?:做到|坚持|落实|把握|抓好|突出|强化|围绕|聚焦|牢记|增强|坚定|注重|^|、)$/

/** 30万千瓦以上的机组, 50户以上的小区: the figure says which are meant. */
function isCondition(figure: Figure, surroundings: Surroundings, local: string): boolean {
  const { text, end, start } = surroundings
  const after = text.slice(figure.end, Math.min(end, figure.end + 20)).replaceAll(bracketed, '')
  const direct = adjacentAct.test(local)
  if (/^(?:及?以上|以下|以内)?的(?!目标|要求|比例|比重|水平|标准|速度|增速|增幅|任务|进度|力度|频次|占比|覆盖率)/.test(after)) {
    if (/^(?:及?以上|以下|以内)?的$/.test(after)) return true
    if (figure.unit === '%' || figure.unit === '')
      return figure.start - start > 6 && !direct && !/占|达|覆盖/.test(text.slice(start, figure.start)) && !acts.test(after)
    if (isDimension(figure.unit)) return !(direct && !isMoney(figure.unit)) && !/(?:不少于|不低于|不小于|至少)$/.test(local)
    return !direct && !/(?:不少于|不低于|至少|超过|建成|新建|新增|打造|培育|创建|完成|改造|每)[^,。;]{0,12}$/.test(local)
  }
  const clauseHead = text.slice(start, figure.start).replace(itemNumbers, '')
  if (
    !/^[次遍轮]$/.test(figure.unit) &&
    /^对/.test(clauseHead) &&
    /每(?:月|季度?|半年|年|周|日|天)[^,。;]{0,10}[次遍轮]/.test(after)
  )
    return true
  if (
    /^对(?!照|标|接|口)/.test(clauseHead) &&
    after.length > 2 &&
    !/每/.test(clauseHead) &&
    !worked.test(text.slice(figure.end, end))
  )
    return true
  if (
    /^(?:对(?!照|标|接)|凡是?|如|若|针对|符合|超过|未达)/.test(clauseHead) &&
    figure.bounded &&
    after.length > 2 &&
    !/每/.test(clauseHead)
  ) {
    return !/(?:完成|达到|不少于|不低于|确保|实现|开展|覆盖)/.test(clauseHead)
  }
  // 规模以上, 50户以上小区: a bound with a noun right behind, and no act before.
  return (
    figure.comparator === 'ge' && /以上$/.test(text.slice(figure.start, figure.end)) && after !== '' && !acts.test(clauseHead)
  )
}

/** A time limit binds only by words right beside it: 压缩至3天, 5个工作日内办结. */
function isLooseDuration(figure: Figure, text: string, local: string): boolean {
  if (!isDuration(figure.unit) || /(?:寿命|年限|平均年龄|天数|日数|时长)[^,。;]{0,6}$/.test(local)) return false
  if (figure.unit === '岁' || figure.unit.endsWith('年') || figure.unit === '个季度') return !/(?:压缩|缩短)/.test(local)
  const words = text.slice(figure.start, figure.end)
  if (/以上$|左右$/.test(words) || /^[^,。;、]{1,12}率/.test(text.slice(figure.end, figure.end + 14))) return true
  if (figure.comparator === 'le') return /^[前后]/.test(text.slice(figure.end, figure.end + 1))
  if (figure.comparator === 'ge') return !/(?:不少于|不低于|至少)$/.test(local)
  return !/(?:压缩|缩短|压减|提速|减少|精简|提前|延长)[^,。;]{0,8}$/.test(local)
}

/** 每少1次扣1分, 完成80%以上的得6分: what is scored is no promise. */
function scores(figure: Figure, clauseHead: string, after: string): boolean {
  if (/每(?:少|低|多|发现|下降|缺|超|增加|高|出现|有|漏|迟|推迟)[^,。;每]{0,8}$/.test(clauseHead)) return true
  if (/(?:得|扣|加|计|减)[\d.]+分|不得分|得满分/.test(clauseHead + after)) return true
  if (figure.unit === '分' && /(?:得|扣|加|计|减|满分|总分|占)[^,。;]{0,3}$/.test(clauseHead)) return true
  return /^(?:的?)(?:得|扣|不得分|为(?:不?合格|优秀|良好|不称职|称职))/.test(after)
}

/** 将辖区重新划分为9个网格: something done, where 划分为 alone describes. */
const divides = /^(?:将|把).*(?:划分|分)(?:为|成)|重新划分/

const describes = (clauseHead: string, local: string, continues: boolean): boolean =>
  describing.test(local) &&
  !divides.test(clauseHead) &&
  !(continues && /面积$/.test(local)) &&
  !/不少于|不低于|达到|不小于/.test(local)

/** Whether a figure is something the text promises; the rules are in the order of how sure they are. */
export function promises(figure: Figure, surroundings: Surroundings): boolean {
  const { text, start, end, from } = surroundings
  const clauseHead = text.slice(start, figure.start).replace(itemNumbers, '')
  const local = text.slice(Math.max(start, from), figure.start)
  const after = text.slice(figure.end, end)
  if (surroundings.over || past.test(clauseHead) || /^了|^(?:左右)?(?:的基础上|基础上)/.test(after)) return false
  const itemNumber = /^\d{1,2}\.$/.test(text.slice(0, figure.start))
  if (!itemNumber && ordinal.test(local === '' ? text.slice(Math.max(0, figure.start - 1), figure.start) : local)) return false
  if (/[A-Za-z]$/.test(local) && !isDimension(figure.unit)) return false
  if (isWord(figure, text)) return false
  if (/了(?:约|近|超过)?$/.test(local)) return false
  if (isMoney(figure.unit) && /^(?:级)?(?:企业|项目|产业|楼宇|园区|品牌|集群|街区|镇|村|大项目|工业|税收企业)/.test(after))
    return false
  if (figure.article && figure.unit !== '倍' && !isFigureOne(figure, clauseHead, text)) return false
  if (isList(figure, local, text) || isLooseDuration(figure, text, local)) return false
  if (isMoney(figure.unit) && rulesOfMoney.test(clauseHead) && !/(?:提高到|提高至|达到|增加到)[^,]{0,8}$|标准不低于$/.test(local))
    return false
  if (soft.test(clauseHead) && !(figure.bounded && /^可.*的|^(?:鼓励|支持)(?!有条件)/.test(clauseHead))) return false
  if (scores(figure, clauseHead, after) || (isMoney(figure.unit) && earns.test(text.slice(end, end + 20)))) return false
  if (
    figure.unit === '%' &&
    /占(?:年度|全年|年初|总)*(?:计划|任务|目标|预算|总?分)?的?$|完成(?:年度|全年|年初)?预算的$/.test(local) &&
    (/考核|评分|得分|权重|分值/.test(text.slice(Math.max(0, start - 40), figure.start)) || /[划务标算分]的?$/.test(local))
  )
    return false
  // 26件积案化解率达到90%: the share is promised.
  if (!figure.bounded && /^[^,。;、]{2,20}率(?:达|为|不|保|提|超|均|要|\d)/.test(after)) return false
  if (describes(clauseHead, local, surroundings.continues)) return false
  if (
    makesUp.test(clauseHead) &&
    !divides.test(clauseHead) &&
    !figure.bounded &&
    !/(?:新增|新建|建成|改造|完成)[^,]{0,10}$/.test(local)
  )
    return false
  if (isName(figure, local, after)) return false
  if (/(?:由|从)[^,]{0,10}$/.test(local) && movesOn.test(after)) return false
  if (isCondition(figure, surroundings, local)) return false
  if (figure.bounded || figure.comparator === 'range' || rates.test(local)) return true
  if (figure.unit === '次' && /每/.test(clauseHead)) return true
  const measures = isDimension(figure.unit) && !/^[%‰]?$/.test(figure.unit)
  if (
    acts.test(clauseHead) ||
    divides.test(clauseHead) ||
    ((!measures || (worked.test(after) && !vague.test(after))) && acts.test(after) && figure.start - start < 12)
  )
    return true
  return (surroundings.continues || (surroundings.timed && after === '')) && local.length > 1
}

/** 四公里交通缓堵工程: a length in Chinese characters right before a noun is a place more often than a length. */
function isName(figure: Figure, local: string, after: string): boolean {
  if (!figure.chinese || figure.bounded || !isDimension(figure.unit) || /^[%‰]/.test(figure.unit) || isMoney(figure.unit))
    return false
  return (
    /^[\u4e00-\u9fa5]/.test(after) &&
    !/^(?:以上|左右|的|长)/.test(after) &&
    !/(?:新建|改造|铺设|修建|建成|硬化|疏浚|完成|绿化|约|近)$/.test(local)
  )
}

/** 新建文化广场一处: behind the noun it counts. */
const counted =
  /(?:新建|建成|改造|建设|新增|改扩建|扩建|打造|成立|组建|创建|培育|引进|配备|购置|整治|举办|开展|完成|设立)[\u4e00-\u9fa5“”]{3,}$/

/** 一 is a figure where it is said for each: 每村一名, 各配备一名, 每季度开展一次. */
function isFigureOne(figure: Figure, clauseHead: string, text: string): boolean {
  const behind = text[figure.end] ?? ','
  if (counted.test(clauseHead) && (behind === bracketed || /[,。;、]/.test(behind))) return true
  if (
    /^(?:个|种|类|套|批|张|份|条|片)$/.test(figure.unit) &&
    !/(?:每|各)(?:个|名|条)?[^,。;]{1,14}(?:至少|不少于|建成|建设|配备|打造|设立|设置|新建|培育)[^,。;]{0,4}$/.test(clauseHead)
  )
    return false
  if (/^一[面起道度天本对种]/.test(text.slice(figure.start, figure.end))) return false
  return /每|各(?!类|项|种|方|级|行|界)|至少|不少于|均|逐[个村]/.test(clauseHead)
}
