/** What something is counted or measured in: how many of the quantity's base unit it is. */
export interface Unit {
  readonly name: string
  readonly quantity: 'area' | 'money' | 'length' | 'share' | 'weight' | 'number'
  readonly factor: number
}

const ten4 = 10_000
const measures: Readonly<Record<Exclude<Unit['quantity'], 'number'>, Readonly<Record<string, number>>>> = {
  area: {
    平方米: 1,
    平米: 1,
    m2: 1,
    平方: 1,
    万平方米: ten4,
    万平米: ten4,
    万m2: ten4,
    亩: 2000 / 3,
    公顷: ten4,
    ha: ten4,
    平方公里: 1e6,
    平方千米: 1e6,
    km2: 1e6,
  },
  money: { 元: 1, 千元: 1000, 万元: ten4, 十万元: 1e5, 百万元: 1e6, 千万元: 1e7, 亿元: 1e8, rmb: 1, '¥': 1 },
  length: { 米: 1, m: 1, 公里: 1000, 千米: 1000, km: 1000, 厘米: 0.01, cm: 0.01, 毫米: 0.001, mm: 0.001 },
  share: { '%': 1, 百分比: 1, '‰': 0.1 },
  weight: { 公斤: 1, 千克: 1, kg: 1, 吨: 1000, t: 1000, 克: 0.001, g: 0.001, 斤: 0.5 },
}
/** Words that only say what is counted. */
const counted =
  /^(个|人|名|位|户|家|间|套|栋|幢|座|处|台|辆|张|床|件|次|棵|株|只|条|份|本|所|对|组|支|队|层|岁|年|月|天|日|小时|盏|盒|箱|顶|把|口|块|片|宗|笔|场|期|元\/月|人次|户次|个数|户数|人数|张数)$/

const plain = (text: string): string =>
  text
    .replaceAll('²', '2')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s:：()（）[\]【】]/g, '')

const byName = new Map<string, Unit>()
for (const [quantity, names] of Object.entries(measures))
  for (const [name, factor] of Object.entries(names))
    byName.set(plain(name), { name, quantity: quantity as Unit['quantity'], factor })

/** The unit a word names, `万户` and `千人` too; null when it names none. */
export function unitOf(word: string): Unit | null {
  const text = plain(word)
  const known = byName.get(text)
  if (known) return known
  if (counted.test(text)) return { name: text, quantity: 'number', factor: 1 }
  const many = /^([十百千万亿])(.+)$/.exec(text)
  if (!many || !counted.test(many[2]!)) return null
  return { name: text, quantity: 'number', factor: { 十: 10, 百: 100, 千: 1000, 万: ten4, 亿: 1e8 }[many[1]!] ?? 1 }
}

/** The unit in a heading: in brackets, after a stroke, or after 单位. */
export function unitInHeading(heading: string): Unit | null {
  const said = [
    ...[...heading.matchAll(/[(（[【]([^()（）[\]【】]{1,12})[)）\]】]/g)].map(match => match[1]!),
    /[/／]\s*([^/／]{1,6})$/.exec(heading.trim())?.[1],
    unitsOfTable(heading)[0]?.name,
  ]
  for (const word of said) {
    const unit = word === undefined ? null : unitOf(word.replace(/^单位[:：]?/, ''))
    if (unit) return unit
  }
  return null
}

/** The units that a note above a table gives for all its numbers: 单位：万元、㎡. Who fills it in (填报单位：) is no unit. */
export function unitsOfTable(words: string): Unit[] {
  return [...words.matchAll(/(?<![\u4e00-\u9fff])(?:计量|金额|面积)?单位\s*[:：]\s*([^\s)）]{1,20})/g)].flatMap(([, said = '']) =>
    said.split(/[、,，;；/]/).flatMap(word => unitOf(word) ?? []),
  )
}

/** By how much a number in one unit is to be taken to be one in the other; null when they measure different things. */
export function factorBetween(from: Unit, to: Unit): number | null {
  if (from.quantity === to.quantity) return from.factor / to.factor
  // 户, 人 and 张 all count; what they count is not told apart here.
  return null
}
