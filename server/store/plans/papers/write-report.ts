import { type Block, blocks } from '../../../ports/official/index.ts'
import { type Blocking, dueNext, type Fact, type Gathered, reachedIn, standing } from './facts.ts'
import {
  allLines,
  everyPromise,
  goalTable,
  heading,
  headline,
  lines,
  sections,
  standingChart,
  unitChart,
  type WrittenPaper,
} from './parts.ts'
import { sayPromise, sayPromiseShort, sayWhy, sayWords, shortDay, standingWords } from './say.ts'

export const sayLate = (f: Fact): string => `${sayPromise(f)}：${sayWhy(f)}。${sayWords(f)}`

export const sayBlocking = (b: Blocking, asOf: string): string => {
  const clearing = b.clearing.length > 0 ? `请${b.clearing.join('、')}解除` : '尚未明确由谁解除'
  const by = b.clearBy ? `，${shortDay(b.clearBy, asOf)}前` : ''
  return `“${b.matter}”（${b.unit}，督办单${b.order}）：${b.by.replace(/。$/, '')}。${clearing}${by}。`
}

/** What holds promises up, as the orders say. */
export const blockingPart = ({ blocking, period }: Gathered): Block[] =>
  blocking.length === 0 ? [blocks.paragraph('没有登记的阻点。')] : allLines(blocking.map(b => sayBlocking(b, period.asOf)))

/** A progress report (进展报告): what stands how, what was reached, what is late and why, what blocks, what is due next. */
export function writeReport(g: Gathered): WrittenPaper {
  const titled = sections()
  const { first, whole } = headline(g)
  const { here, asOf, next } = g.period
  const reached = reachedIn(g.facts)
  const late = standing(g.facts, 'late')
  const slow = standing(g.facts, 'slow')
  const silent = standing(g.facts, 'no-data')
  const soon = dueNext(g.facts, g.period)
  const parts: Block[] = [
    titled('总体情况'),
    blocks.paragraph(whole),
    standingChart(g.facts),
    unitChart(g.facts),
    goalTable(g.facts, '各目标进展'),
    titled(`${here}兑现的承诺`),
    ...(reached.length === 0
      ? [blocks.paragraph(`${here}没有新兑现的承诺。`)]
      : [
          blocks.paragraph(`${here}新兑现${reached.length}项。`),
          ...lines(reached.map(f => `${sayPromiseShort(f)}：${sayWhy(f)}。`)),
        ]),
    titled('滞后的承诺和原因'),
    ...(late.length + slow.length === 0 ? [blocks.paragraph('没有滞后的承诺。')] : []),
    ...(late.length === 0 ? [] : [blocks.paragraph(`逾期或严重滞后${late.length}项。`), ...lines(late.map(sayLate))]),
    ...(slow.length === 0 ? [] : [blocks.paragraph(`滞后${slow.length}项。`), ...lines(slow.map(sayLate))]),
    ...(silent.length === 0
      ? []
      : [blocks.paragraph(`暂无数据${silent.length}项。`), ...lines(silent.map(f => `${sayPromise(f)}：${sayWhy(f)}。`))]),
    titled('阻点'),
    ...blockingPart(g),
    titled('接下来到期的承诺'),
    ...(soon.length === 0
      ? [blocks.paragraph(`${shortDay(next, asOf)}前没有到期的承诺。`)]
      : [
          blocks.paragraph(`${shortDay(next, asOf)}前有${soon.length}项到期。`),
          ...lines(
            soon.map(f => `${shortDay(f.due, asOf)}：${sayPromiseShort(f)}，${standingWords[f.now.standing]}，${sayWhy(f)}。`),
          ),
        ]),
  ]
  const every = everyPromise(g.facts, titled)
  return {
    title: heading(g, '进展报告'),
    summary: first,
    addressee: '',
    blocks: [...parts, ...every.blocks],
    sheet: every.sheet,
  }
}
