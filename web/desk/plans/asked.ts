import type { PlanLine } from '#contract/plans'

type Say = (
  key: 'pl.ask.range' | `pl.ask.${NonNullable<PlanLine['comparator']>}`,
  values: Record<string, string | number>,
) => string
const plain = (value: number): string => String(Math.round(value * 100) / 100)

/** What is asked, shortly: ≥ 40 张, 2–3 个, 全覆盖. */
export function sayAsked(line: Pick<PlanLine, 'comparator' | 'low' | 'high' | 'unit'>, say: Say): string {
  const { comparator, low, high, unit } = line
  if (comparator === null || comparator === 'milestone') return ''
  if (comparator === 'range' && low !== null && high !== null)
    return say('pl.ask.range', { low: plain(low), high: plain(high), unit }).trim()
  return say(`pl.ask.${comparator}`, { low: low === null ? '?' : plain(low), unit }).trim()
}

/** The value as it is known, with its unit. */
export const sayValueOf = (line: Pick<PlanLine, 'value' | 'unit'>): string =>
  line.value === null ? '' : `${plain(line.value)} ${line.unit}`.trim()
