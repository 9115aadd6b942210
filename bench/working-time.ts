import {
  addCounted,
  addSpan,
  atShare,
  type Calendar,
  chineseCalendar,
  countedBetween,
  type SpanUnit,
} from '#methods/working-time/index'

const office = chineseCalendar({ id: 'bench-office', version: 1 })
const firstStart = Date.parse('2025-01-02T10:07:00+08:00')
const minute = 60_000
const week = 7 * 86_400_000

/** Starts spread over more than a year, so that no single day is measured over and over. */
const startOf = (round: number): number => firstStart + (round % 4_001) * 137 * minute

interface Case {
  readonly name: string
  readonly rounds: number
  readonly call: (round: number) => number
}

const span = (amount: number, unit: SpanUnit) => (round: number) => addSpan(startOf(round), { amount, unit }, office).at

const cases: readonly Case[] = [
  { name: 'addSpan 2 hours', rounds: 200_000, call: span(2, 'hour') },
  { name: 'addSpan 35 working hours (a week)', rounds: 100_000, call: span(35, 'workhour') },
  { name: 'addSpan 5 working days (a week)', rounds: 100_000, call: span(5, 'workday') },
  { name: 'addSpan 7 natural days', rounds: 100_000, call: span(7, 'day') },
  { name: 'addSpan 248 working days (a year)', rounds: 10_000, call: span(248, 'workday') },
  { name: 'addSpan 24 months', rounds: 100_000, call: span(24, 'month') },
  {
    name: 'countedBetween over a week',
    rounds: 200_000,
    call: round => countedBetween(startOf(round), startOf(round) + week, 'workhour', office),
  },
  {
    name: 'addCounted 20 h of office time',
    rounds: 100_000,
    call: round => addCounted(startOf(round), 20 * 60 * minute, 'workhour', office).at,
  },
  {
    name: 'atShare 80 % of a week',
    rounds: 200_000,
    call: round => atShare(startOf(round), startOf(round) + week, 0.8, 'workhour', office),
  },
]

const copy = (calendar: Calendar): Calendar => ({ ...calendar })

function microsecondsPerCall({ rounds, call }: Case): number {
  let sum = 0
  for (let round = 0; round < rounds / 10; round++) sum += call(round)
  const began = performance.now()
  for (let round = 0; round < rounds; round++) sum += call(round)
  const took = performance.now() - began
  if (!Number.isFinite(sum)) throw new Error('a call gave no number')
  return (took * 1000) / rounds
}

const results = cases.map(entry => ({ call: entry.name, 'µs per call': Number(microsecondsPerCall(entry).toFixed(3)) }))
const cold = microsecondsPerCall({
  name: 'first call on a new calendar object',
  rounds: 200,
  call: round => addSpan(startOf(round), { amount: 5, unit: 'workday' }, copy(office)).at,
})
results.push({ call: 'addSpan 5 working days, calendar object never seen before', 'µs per call': Number(cold.toFixed(1)) })
console.table(results)
