import type { QuestionAnswer } from '#contract/questions'
import type { Language } from '../../shell/i18n/index.ts'

export type Row = QuestionAnswer['rows'][number]

/** The words of a row's group. */
export function labelOf(answer: QuestionAnswer, row: Row, at: number, unsaid: string): string {
  const key = row.keys[at] ?? null
  return key === null ? unsaid : (answer.groups[at]?.labels[key] ?? key)
}

/** A measure as a person reads it. */
export function sayNumber(value: number, share: boolean, language: Language): string {
  const where = language === 'zh' ? 'zh-CN' : 'en'
  return share
    ? new Intl.NumberFormat(where, { style: 'percent', maximumFractionDigits: 1 }).format(value)
    : new Intl.NumberFormat(where, { maximumFractionDigits: Math.abs(value) < 100 ? 2 : 0 }).format(value)
}

/** Rows in another order; `at` counts groups first, then measures. What has no value stands last either way. */
export function sorted(answer: QuestionAnswer, at: number, down: boolean, unsaid: string): readonly Row[] {
  const groups = answer.groups.length
  const compare = new Intl.Collator('zh-CN', { numeric: true }).compare
  const rise = (a: Row, b: Row): number => {
    if (at < groups) return compare(labelOf(answer, a, at, unsaid), labelOf(answer, b, at, unsaid)) * (down ? -1 : 1)
    const [x, y] = [a.values[at - groups] ?? null, b.values[at - groups] ?? null]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return (x - y) * (down ? -1 : 1)
  }
  return [...answer.rows].sort(rise)
}

/** The rows as lines over one group: which it is, its points in order, and a value for each line and point. */
export interface Series {
  readonly points: readonly { readonly key: string | null; readonly label: string }[]
  readonly lines: readonly { readonly label: string; readonly rows: readonly (Row | undefined)[] }[]
}

const byKey = new Intl.Collator('en', { numeric: true }).compare

/**
 * Divides an answer for a chart: `across` is the group along the axis, the others together name the lines. `rising`: its
 * values have an order of their own, as stretches of time and bands do.
 */
export function seriesOf(answer: QuestionAnswer, across: number, unsaid: string, rising = false): Series {
  const others = answer.groups.map((_, n) => n).filter(n => n !== across)
  const nameOf = (row: Row) => others.map(n => labelOf(answer, row, n, unsaid)).join(' · ')
  const found = [...new Map(answer.rows.map(row => [row.keys[across] ?? null, labelOf(answer, row, across, unsaid)]))]
  const points = found
    .map(([key, label]) => ({ key, label }))
    .sort(
      (a, b) =>
        Number(a.key === null) - Number(b.key === null) || (rising && a.key !== null && b.key !== null ? byKey(a.key, b.key) : 0),
    )
  const names = [...new Set(answer.rows.map(nameOf))]
  const at = new Map(answer.rows.map(row => [JSON.stringify([nameOf(row), row.keys[across] ?? null]), row]))
  return {
    points,
    lines: names.map(label => ({ label, rows: points.map(({ key }) => at.get(JSON.stringify([label, key]))) })),
  }
}
