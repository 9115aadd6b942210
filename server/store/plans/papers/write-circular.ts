import { type Block, blocks, headingNumber } from '../../../ports/official/index.ts'
import { byUnit, countOf, type Gathered, onTime, sumOf, type UnitPart } from './facts.ts'
import { allLines, headline, sections, subject, unitTable, type WrittenPaper } from './parts.ts'
import { sayPromise, sayWhy, shortDay } from './say.ts'

/** What a unit answered before the circular was issued; null: it was asked and did not answer. */
export interface UnitAnswer {
  readonly words: string
  /** How the unit told it, where somebody else entered it. */
  readonly source: string
  readonly day: string
}

/** One unit with its late promises and its own words. */
export function unitSection(u: UnitPart, n: number, answer: UnitAnswer | null, asOf: string): Block[] {
  const late = u.facts.filter(f => f.now.standing === 'late')
  return [
    blocks.heading(2, `${headingNumber(2, n)}${u.name}`),
    blocks.paragraph(`牵头承诺${u.facts.length}项，其中逾期或严重滞后${late.length}项。`),
    ...allLines(late.map(f => `${sayPromise(f)}：${sayWhy(f)}。`)),
    blocks.paragraph(
      answer
        ? `单位反馈（${[shortDay(answer.day, asOf), answer.source].filter(Boolean).join('，')}）：${answer.words}`
        : '单位反馈：未反馈。',
    ),
  ]
}

const onTimeChart = (g: Gathered): Block =>
  blocks.chart({
    kind: 'bars',
    title: '各单位按期推进多少？',
    note: `已兑现和进行中的项数／牵头的承诺项数，共${g.facts.length}项`,
    unit: '项',
    rows: byUnit(g.facts)
      .slice(0, 500)
      .map(u => ({ label: u.name.slice(0, 80), value: onTime(u.counts), of: u.facts.length })),
  })

/** A circular (通报) of what is on time and late by unit, with what each unit named late says of it. */
export function writeCircular(g: Gathered, answers: ReadonlyMap<string, UnitAnswer>, replyBy: string): WrittenPaper {
  const titled = sections()
  const { first, whole } = headline(g)
  const units = byUnit(g.facts).filter(u => u.unit !== null)
  const late = units.filter(u => u.counts.late > 0)
  const good = units.filter(u => onTime(u.counts) === sumOf(u.counts))
  const now = countOf(g.facts.map(f => f.now))
  const parts: Block[] = [
    blocks.paragraph(`现将${subject(g)}${g.period.says}完成情况通报如下。`),
    titled('总体情况'),
    blocks.paragraph(whole),
    blocks.paragraph(
      `牵头单位${units.length}个，按期（已兑现和进行中）${onTime(now)}项；所牵头承诺全部按期的单位${good.length}个，有逾期或严重滞后承诺的单位${late.length}个。`,
    ),
    onTimeChart(g),
    unitTable(g.facts, '各单位完成情况'),
    titled('全部按期的单位'),
    blocks.paragraph(good.length === 0 ? '没有。' : `${good.map(u => `${u.name}（${u.facts.length}项）`).join('、')}。`),
    titled('逾期或严重滞后的承诺和单位反馈'),
    ...(late.length === 0
      ? [blocks.paragraph('没有。')]
      : [
          blocks.paragraph(
            `以下单位已在印发前看到涉及本单位的内容，可以在${shortDay(replyBy, g.period.asOf)}前书面反馈；反馈原文照登。`,
          ),
          ...late.flatMap((u, n) => unitSection(u, n + 1, answers.get(u.unit ?? '') ?? null, g.period.asOf)),
        ]),
  ]
  return {
    title: g.title === null ? `关于${g.period.says}各项计划完成情况的通报` : `关于${subject(g)}${g.period.says}完成情况的通报`,
    summary: first,
    addressee: '各有关单位',
    blocks: parts,
    sheet: null,
  }
}
