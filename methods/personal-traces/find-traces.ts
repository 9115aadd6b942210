import { isCardNumber, isCitizenNumber } from './check-digits.ts'

export type TraceKind = 'mobile' | 'landline' | 'citizen' | 'card' | 'mail' | 'plate' | 'name' | 'room'

/** One place in a text that may point at a person. */
export interface Trace {
  readonly kind: TraceKind
  /** As it stands in the text. */
  readonly text: string
  /** Position of its first character, in UTF-16 units as `slice` counts them. */
  readonly at: number
  /** A check digit fits, or the form leaves little else: `sure`; otherwise a person has to look: `maybe`. */
  readonly how: 'sure' | 'maybe'
}

const commonSurnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐庄祝申庞骆凌纪'
/** Words that stand before a person's name in minutes, notices and answers. */
const callings =
  '居民|业主|住户|村民|租户|当事人|举报人|投诉人|反映人|申请人|被申请人|联系人|经办人|户主|患者|姓名|残疾人|低保对象|救助对象|受助人|老人|学生|监护人|法定代表人|负责人'
/** Words that begin like a surname and a name, and are none. */
const notNames =
  /^(?:(?:代表|委员|小组|大会|自治|公约|楼|小区|家庭|服务|活动|议事|群众|信息|意见|需求|满意|可以|应当|如何|共同|自愿|签字|签名|盖章|电话|应|可|请|不|在|和|与|或|的|有|于|对|等|为|任何|任意|方便|方可|余|向|安全|安置|高龄|高度|常见|文明|文件|金额|白天|石材|江边|段|万|时|同意)|何时|何地|于是|方式|方法|方案|向社区|向街道|任务|高空|马上|金融|文化|安装|安排|安心|周边|周围|周末|周一|周二|周三|周四|周五|周六|周日|常住|温馨|施工|严禁|严格)/u

const near = /电话|手机|联系|拨打|致电|号码/u

interface Rule {
  readonly kind: TraceKind
  readonly pattern: RegExp
  /** `null` when what was found is none after all. */
  readonly judge: (found: string, before: string) => Trace['how'] | null
}

const digitsOf = (text: string) => text.replace(/[\s-]/g, '')

const rules: readonly Rule[] = [
  {
    kind: 'citizen',
    pattern: /(?<![\dA-Za-z])[1-9]\d{5}\s?\d{8}\s?\d{3}[\dXx](?![\dA-Za-z])/gu,
    judge: found => (isCitizenNumber(digitsOf(found)) ? 'sure' : /^\d{18}$/.test(digitsOf(found)) ? 'maybe' : null),
  },
  {
    kind: 'card',
    pattern: /(?<![\d.])\d(?:[ -]?\d){15,18}(?![\d.])/gu,
    judge: found => (isCardNumber(digitsOf(found)) ? 'sure' : null),
  },
  { kind: 'mobile', pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/gu, judge: () => 'sure' },
  {
    kind: 'landline',
    pattern: /(?<![\d-])(?:0\d{2,3}[- ]?)?[2-8]\d{6,7}(?![\d-])/gu,
    judge: (found, before) => (/^0/.test(found) || near.test(before) ? 'maybe' : null),
  },
  { kind: 'mail', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu, judge: () => 'maybe' },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警]/gu,
    judge: () => 'sure',
  },
  {
    kind: 'name',
    pattern: new RegExp(`(?<=(?:${callings})[:：\\s]{0,3})[${commonSurnames}][\\p{Script=Han}某×*]{1,2}`, 'gu'),
    judge: found => (notNames.test(found) || /[某×*]/u.test(found) ? null : 'maybe'),
  },
  {
    kind: 'name',
    pattern: new RegExp(
      `(?<![\\p{Script=Han}])[${commonSurnames}]\\p{Script=Han}{1,2}(?=[\\s，,（(:：]{0,2}(?:男|女|电话|手机|身份证|住址|家住|现住|\\d{11}))`,
      'gu',
    ),
    judge: found => (notNames.test(found) || /某/u.test(found) ? null : 'maybe'),
  },
  {
    kind: 'room',
    pattern: /\d{1,3}\s?(?:号楼|栋|幢|座)\s?(?:\d{1,2}\s?(?:单元|门)\s?)?\d{3,4}\s?(?:室|号|户)/gu,
    judge: () => 'maybe',
  },
]

/**
 * Finds what in a text may point at a person: mobile and fixed telephone numbers, citizen numbers, card numbers, mail
 * addresses, number plates, names standing beside words such as 居民 or 电话, and the doors of flats. It asks, it does
 * not decide: an office's own telephone is found too, and a name without such a word is not.
 * @param text any plain text
 * @returns traces by position; where two kinds claim the same characters the earlier rule keeps them
 */
export function findTraces(text: string): Trace[] {
  const found: Trace[] = []
  const free = (from: number, to: number) => found.every(one => to <= one.at || from >= one.at + one.text.length)
  for (const { kind, pattern, judge } of rules)
    for (const match of text.matchAll(pattern)) {
      const at = match.index
      const how = judge(match[0], text.slice(Math.max(0, at - 8), at))
      if (how && free(at, at + match[0].length)) found.push({ kind, text: match[0], at, how })
    }
  return found.sort((a, b) => a.at - b.at)
}
