/** What an organisation is called, in one way and in its pieces. */
export interface OrganisationName {
  /** As it was given. */
  readonly given: string
  /** Without spaces and brackets, shortened words written out: equal for two ways of writing one name. */
  readonly key: string
  /** 青川市北城区 before the name, 青川 in its brackets. '' when there is none. */
  readonly area: string
  /** What is left without area, legal form and branch: 北辰商贸. */
  readonly core: string
  /** 有限公司, 股份有限公司, 合伙企业 … or ''. */
  readonly form: string
  /** 第3分公司, 橘汀路店 … or ''. */
  readonly branch: string
}

/** Shortened words and what they stand for. An office adds its own. */
export type ShortWords = Readonly<Record<string, string>>

/** Words that offices shorten, each of which stands for one thing only. 有限责任公司 is another way to write 有限公司 (公司法 7). */
export const usualShortWords: ShortWords = {
  有限责任公司: '有限公司',
  居委会: '居民委员会',
  村委会: '村民委员会',
  业委会: '业主委员会',
  物管会: '物业管理委员会',
  街道办: '街道办事处',
  管委会: '管理委员会',
  公安派出所: '派出所',
  发改局: '发展和改革局',
  发改委: '发展和改革委员会',
  住建局: '住房和城乡建设局',
  住建委: '住房和城乡建设委员会',
  人社局: '人力资源和社会保障局',
  城管局: '城市管理局',
  城管委: '城市管理委员会',
  市监局: '市场监督管理局',
  市场监管局: '市场监督管理局',
  市场监管所: '市场监督管理所',
  卫健局: '卫生健康局',
  卫健委: '卫生健康委员会',
  环卫所: '环境卫生管理所',
  社区卫生中心: '社区卫生服务中心',
  党群中心: '党群服务中心',
}

const brackets = /[(（[【〔]([^()（）[\]【】〔〕]*)[)）\]】〕]/g
const noise = /[\s.,，。·•'"“”‘’&_/\\()（）[\]【】〔〕:：;；-]/g
const numerals = '零一二三四五六七八九十'

/** 三 → 3, 十二 → 12; only up to 99, which is what names count to. */
function arabic(text: string): string {
  const tens = text.indexOf('十')
  if (tens < 0) return [...text].map(c => numerals.indexOf(c)).join('')
  const [before, behind] = [text.slice(0, tens), text.slice(tens + 1)]
  return String((before === '' ? 1 : numerals.indexOf(before)) * 10 + (behind === '' ? 0 : numerals.indexOf(behind)))
}

const ordinal = /第([零一二三四五六七八九十]{1,3})(?![零一二三四五六七八九十])/g
const countedBranch = /第?(\d+|[一二三四五六七八九十]{1,3})(?=(?:分公司|分店|门店|分部|支行|项目部|店|中队|大队|支队)$)/
const forms =
  /(?:集团股份有限公司|集团有限公司|股份有限公司|有限公司|股份公司|集团公司|有限合伙企业|合伙企业|有限合伙|普通合伙|特殊普通合伙|个人独资企业|专业合作社|公司|集团)$/
const branches =
  /^(.{2,}?(?:公司|集团|银行|超市|酒店|药房|药店|企业|合作社))(.{1,14}?(?:分公司|分店|分部|门店|营业部|项目部|经营部|办事处|分行|支行|分局|分社|店))$/
const areaName =
  /^(?:[^省市区县]{2,6}(?:省|自治区))?(?:[^省市区县]{1,6}市(?![场政民容]))?(?:[^省市区县社小园校]{1,6}[区县](?![域政]))?/

/**
 * Makes a reader of organisations' names as offices write them.
 * @param own further shortened words, and what they stand for; they come before the usual ones
 */
export function createNameReader(own: ShortWords = {}): (given: string) => OrganisationName {
  const words = { ...usualShortWords, ...own }
  const shortened = Object.keys(words).sort((a, b) => b.length - a.length)
  const escaped = shortened.map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  // 街道办 is written out, but not within 街道办事处.
  const pattern = new RegExp(`(?:${escaped.join('|')})(?!事处)`, 'g')
  return given => {
    const line = given.normalize('NFKC').toUpperCase()
    const inside = [...line.matchAll(brackets)].map(found => found[1]!.replace(noise, ''))
    const key = line
      .replace(noise, '')
      .replace(pattern, word => words[word]!)
      .replace(ordinal, (_, number: string) => `第${arabic(number)}`)
      .replace(countedBranch, (_, number: string) => `第${/\d/.test(number) ? number : arabic(number)}`)
    return { given, key, ...piecesOf(key, inside) }
  }
}

function piecesOf(key: string, inside: readonly string[]): Pick<OrganisationName, 'area' | 'core' | 'form' | 'branch'> {
  const split = branches.exec(key)
  let [core, branch] = [split?.[1] ?? key, split?.[2] ?? '']
  const form = forms.exec(core)?.[0] ?? ''
  // A firm's name needs more than its form and its place: 青川市公司 keeps both.
  if (core.length - form.length >= 2) core = core.slice(0, core.length - form.length)
  let area = areaName.exec(core)?.[0] ?? ''
  if (core.length - area.length < 2) area = ''
  core = core.slice(area.length)
  for (const place of inside) {
    if (/^[\u4e00-\u9fff]{2,4}$/.test(place) && core.includes(place) && core.length - place.length >= 2 && !forms.test(place)) {
      core = core.replace(place, '')
      area ||= place
    }
  }
  branch = branch.replace(/^[(（]|[)）]$/g, '')
  return { area, core, form, branch }
}
