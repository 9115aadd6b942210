import { type Block, blocks } from '../../../ports/official/index.ts'
import {
  byGoal,
  countOf,
  dueIn,
  expectedToMeet,
  type Fact,
  type Gathered,
  newlyLate,
  recovered,
  standing,
  sumOf,
} from './facts.ts'
import { allLines, everyPromise, goalTable, heading, headline, lines, sections, unitTable, type WrittenPaper } from './parts.ts'
import { countWords, rounded, sayAsked, sayPromise, sayPromiseShort, sayWhy, shortDay } from './say.ts'
import { blockingPart, sayLate } from './write-report.ts'

function goalChart(facts: readonly Fact[]): Block {
  return blocks.chart({
    kind: 'shares',
    title: '各目标下的承诺兑现得怎样？',
    note: `按兑现情况分的承诺项数，共${facts.length}项`,
    parts: countWords.map(([, words]) => words),
    rows: byGoal(facts)
      .slice(0, 500)
      .map(([goal, some]) => {
        const counts = countOf(some.map(f => f.now))
        return { label: goal.slice(0, 80), counts: countWords.map(([key]) => counts[key]) }
      }),
  })
}

function compared({ facts, period }: Gathered): Block[] {
  const now = countOf(facts.map(f => f.now))
  const then = countOf(facts.map(f => f.before))
  const signed = (n: number) => (n > 0 ? `+${n}` : String(n))
  const rows = countWords.map(([key, words]) => [words, String(then[key]), String(now[key]), signed(now[key] - then[key])])
  const worse = newlyLate(facts)
  const better = recovered(facts)
  return [
    blocks.table(
      '与上期比较（项）',
      ['情况', `${period.beforeSays}末`, shortDay(period.asOf, ''), '增减'],
      [...rows, ['合计', String(sumOf(then)), String(sumOf(now)), signed(sumOf(now) - sumOf(then))]],
    ),
    blocks.paragraph(`新转为逾期或严重滞后${worse.length}项，从逾期或严重滞后转好${better.length}项。`),
    ...lines(worse.map(f => `${sayPromise(f)}：新转为逾期或严重滞后，${sayWhy(f)}。`)),
    ...lines(better.map(f => `${sayPromise(f)}：已转好，${sayWhy(f)}。`)),
  ]
}

/** How what was due in the period ended. */
function sayDue({ facts, period }: Gathered): string {
  const due = dueIn(facts, period)
  if (due.length === 0) return `${period.here}没有到期的承诺。`
  const kept = standing(due, 'kept')
  const late = kept.filter(f => f.now.doneDay !== null && f.now.doneDay > f.due)
  return `${period.here}到期${due.length}项，兑现${kept.length}项${late.length > 0 ? `（其中逾期兑现${late.length}项）` : ''}，没有兑现${due.length - kept.length}项。`
}

/** What will probably be there at the deadline, where that falls short of what is asked. */
function sayForecast(f: Fact): string {
  const { value, low, high } = f.now.forecast!
  const range = rounded(low) === rounded(high) ? '' : `（${rounded(low)}—${rounded(high)}）`
  return `${sayPromiseShort(f)}：按目前进度，${shortDay(f.due, '')}预计为${rounded(value)}${f.unit}${range}，要求${sayAsked(f)}，预计达不到。`
}

/** A review (评估) of a quarter or a year: kept and late by goal, against the period before, what goes on, what is expected. */
export function writeReview(g: Gathered): WrittenPaper {
  const titled = sections()
  const { first, whole } = headline(g)
  const late = standing(g.facts, 'late')
  const carried = g.facts.filter(f => f.carried !== null)
  const ahead = g.facts.filter(f => expectedToMeet(f) !== null)
  const short = ahead.filter(f => expectedToMeet(f) === false)
  const parts: Block[] = [
    titled('总体评估'),
    blocks.paragraph(whole),
    blocks.paragraph(sayDue(g)),
    goalChart(g.facts),
    goalTable(g.facts, '各目标兑现情况'),
    unitTable(g.facts, '各单位兑现情况'),
    titled('与上期比较'),
    ...compared(g),
    titled('逾期或严重滞后的承诺和原因'),
    ...(late.length === 0 ? [blocks.paragraph('没有。')] : lines(late.map(sayLate))),
    titled('阻点'),
    ...blockingPart(g),
    titled('结转的承诺'),
    ...(carried.length === 0
      ? [blocks.paragraph('没有结转到其他计划的承诺。')]
      : [
          blocks.paragraph(`结转${carried.length}项。`),
          ...allLines(
            carried.map(
              f => `${sayPromiseShort(f)}：结转到《${f.carried!.plan}》，原因是${f.carried!.reason.replace(/。$/, '')}。`,
            ),
          ),
        ]),
    titled('预测'),
    ...(ahead.length === 0
      ? [blocks.paragraph('报数还不够，不能预测。')]
      : [
          blocks.paragraph(
            `能够预测的${ahead.length}项中，按目前进度预计能达到${ahead.length - short.length}项，预计达不到${short.length}项。`,
          ),
          ...allLines(short.map(sayForecast)),
        ]),
  ]
  const every = everyPromise(g.facts, titled)
  return {
    title: heading(g, '评估报告'),
    summary: first,
    addressee: '',
    blocks: [...parts, ...every.blocks],
    sheet: every.sheet,
  }
}
