import { type Block, blocks, headingNumber } from '../../../ports/official/index.ts'
import { byGoal, byUnit, countOf, type Fact, type Gathered, sumOf } from './facts.ts'
import { countWords, sayAsked, sayCounts, sayMoves, sayShare, sayValue, shortDay, standingWords } from './say.ts'

/** A paper as a draft of a document: its title, its first sentence, its text, and what is too long for the text. */
export interface WrittenPaper {
  readonly title: string
  readonly summary: string
  readonly addressee: string
  readonly blocks: readonly Block[]
  readonly sheet: PaperSheet | null
}
export interface PaperSheet {
  readonly name: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** More lines than this are read in the table, not one by one. */
const mostLines = 40
/** More promises than this go into a sheet beside the text. */
export const mostRows = 400

/** Counts headings of the first level. */
export function sections(): (title: string) => Block {
  let n = 0
  return title => {
    n += 1
    return blocks.heading(1, `${headingNumber(1, n)}${title}`)
  }
}

/** Numbered lines; the rest of very many stands in the table of every promise. */
export function lines(texts: readonly string[]): Block[] {
  const shown = blocks.list(texts.slice(0, mostLines), true)
  const rest = texts.length - mostLines
  return rest > 0 ? [...shown, blocks.paragraph(`其余${rest}项见“各项承诺”。`)] : shown
}
export const allLines = (texts: readonly string[]): Block[] => blocks.list(texts, true)

/** 《2026年工作要点》 or 街道各项计划 */
export const subject = ({ title }: Gathered): string => (title === null ? '各项计划' : `《${title.replace(/[《》]/g, '')}》`)
export const heading = ({ title, period }: Gathered, what: string): string =>
  title === null ? `${period.says}计划${what}` : `${title}${period.says}${what}`

/** How many promises stand how on the day, and how that moved. */
export function headline(g: Gathered): { readonly first: string; readonly whole: string } {
  const now = countOf(g.facts.map(f => f.now))
  const then = countOf(g.facts.map(f => f.before))
  const first = `截至${shortDay(g.period.asOf, '')}，${subject(g)}共有承诺${sumOf(now)}项：${sayCounts(now)}。`
  return { first, whole: first + sayMoves(now, then, g.period.beforeSays) }
}

export function standingChart(facts: readonly Fact[]): Block {
  const counts = countOf(facts.map(f => f.now))
  const all = sumOf(counts)
  return blocks.chart({
    kind: 'bars',
    title: '各项承诺兑现得怎样？',
    note: `按兑现情况分的承诺项数，共${all}项`,
    unit: '项',
    rows: countWords.map(([key, label]) => ({ label, value: counts[key], of: all })),
  })
}

export function unitChart(facts: readonly Fact[]): Block {
  return blocks.chart({
    kind: 'bars',
    title: '哪些单位逾期或严重滞后的多？',
    note: `逾期或严重滞后项数／牵头的承诺项数，共${facts.length}项`,
    unit: '项',
    rows: byUnit(facts)
      .slice(0, 500)
      .map(u => ({ label: u.name.slice(0, 80), value: u.counts.late, of: u.facts.length })),
  })
}

/** How many promises of each heading stand how. */
export function goalTable(facts: readonly Fact[], caption: string): Block {
  const groups = byGoal(facts).map(([goal, some]) => [goal, countOf(some.map(f => f.now))] as const)
  const row = (label: string, c: (typeof groups)[number][1]) => [
    label,
    String(sumOf(c)),
    ...countWords.map(([key]) => String(c[key])),
  ]
  return blocks.table(
    caption,
    ['目标', '承诺', ...countWords.map(([, words]) => words)],
    [...groups.map(([goal, c]) => row(goal, c)), row('合计', countOf(facts.map(f => f.now)))],
  )
}

export function unitTable(facts: readonly Fact[], caption: string): Block {
  return blocks.table(
    caption,
    ['单位', '牵头承诺', ...countWords.map(([, words]) => words)],
    [
      ...byUnit(facts).map(u => [u.name, String(u.facts.length), ...countWords.map(([key]) => String(u.counts[key]))]),
      ['合计', String(facts.length), ...countWords.map(([key]) => String(countOf(facts.map(f => f.now))[key]))],
    ],
  )
}

const head = ['承诺', '要求', '期限', '目前', '完成', '情况', '责任单位']
const rowOf = (f: Fact): string[] => [
  f.title,
  sayAsked(f),
  f.due,
  sayValue(f),
  sayShare(f.now.share),
  standingWords[f.now.standing],
  f.leadName,
]

/** Every promise under its heading: in the text, or in a sheet beside it when there are too many to be read there. */
export function everyPromise(
  facts: readonly Fact[],
  titled: (title: string) => Block,
): { blocks: Block[]; sheet: PaperSheet | null } {
  if (facts.length > mostRows)
    return {
      blocks: [titled('各项承诺'), blocks.paragraph(`共${facts.length}项，逐项见附件《各项承诺情况》。`)],
      sheet: { name: '各项承诺情况', head: ['目标', ...head], rows: facts.map(f => [f.goal, ...rowOf(f)]) },
    }
  const tables = byGoal(facts).flatMap(([goal, some], n) => [
    blocks.heading(2, `${headingNumber(2, n + 1)}${goal}`),
    blocks.table('', head, some.map(rowOf)),
  ])
  return { blocks: [titled('各项承诺'), ...tables], sheet: null }
}
