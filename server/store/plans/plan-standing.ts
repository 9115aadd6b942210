import { type Cadence, type Judged, standingOf } from '#kernel/engine/plan/standing'
import { type ColourRule, isPromise, type PlanData, usualColours } from '#kernel/index'
import { forecastAt } from '#methods/forecast/index'
import type { App } from '../../app.ts'
import { daysOf, periodAt } from '../reports/report-period.ts'
import type { ItemRecord, PlanRecord } from './plan-rows.ts'

/** A value that counts: the newest of its day. */
export interface Said {
  readonly day: string
  readonly place: string
  readonly value: number | null
  readonly done: boolean | null
}

/** What it takes to judge an item. */
export type Judgeable = Pick<
  ItemRecord,
  'kind' | 'state' | 'per' | 'comparator' | 'low' | 'high' | 'baseline' | 'start' | 'due' | 'cadence'
>

export interface Stood {
  readonly value: number | null
  readonly valueDay: string | null
  readonly doneDay: string | null
  readonly standing: ItemRecord['standing']
  readonly share: number | null
  readonly because: Judged['because']
  readonly forecast: ItemRecord['forecast']
}

/** The kind of a plan as its programme defines it. */
export const planKind = (app: Pick<App, 'programmes'>, kind: string): PlanData | undefined =>
  app.programmes.map(programme => programme.plans[kind]).find(found => found !== undefined)

/** The rule a kind of plan colours its promises by. */
export const coloursOf = (app: Pick<App, 'programmes'>, kind: string): ColourRule => planKind(app, kind)?.colours ?? usualColours

const dayNumber = (day: string) => Date.parse(day) / 86_400_000
const text = (at: number) => new Date(at).toISOString().slice(0, 10)

/** The first day of the period a day lies in, or of the one so many periods before. */
export function periodStart(cadence: Cadence, day: string, back = 0): string {
  if (cadence === 'week') {
    const at = Date.parse(day)
    return text(at - ((new Date(at).getUTCDay() + 6) % 7) * 86_400_000 - back * 7 * 86_400_000)
  }
  return daysOf(periodAt(cadence, day, back))?.from ?? day
}

/** What was done in a period: the sum of what was said of its days. */
function inPeriod(said: readonly Said[], from: string, until: string): number | null {
  const here = said.filter(v => v.day >= from && v.day < until && v.place === '' && v.value !== null)
  return here.length === 0 ? null : here.reduce((sum, v) => sum + (v.value ?? 0), 0)
}

/** The value of what each community has to reach is that of the one furthest behind. */
function worst(item: Judgeable, said: readonly Said[]): { value: number; day: string } | null {
  const latest = new Map<string, Said>()
  for (const v of said) if (v.place !== '' && v.value !== null) latest.set(v.place, v)
  const values = [...latest.values()]
  if (values.length === 0) return null
  const down = item.comparator === 'le' || item.comparator === 'zero' || item.comparator === 'down'
  const found = values.reduce((a, b) => ((down ? b.value! > a.value! : b.value! < a.value!) ? b : a))
  return { value: found.value!, day: values.reduce((day, v) => (v.day > day ? v.day : day), found.day) }
}

/**
 * How an item stands by all that was said of it, oldest first. Goals and measures stand nowhere: they gather. What has a
 * deadline in no words is due with its plan.
 */
export function stoodOf(
  item: Judgeable,
  plan: Pick<PlanRecord, 'from' | 'until'>,
  said: readonly Said[],
  rule: ColourRule,
  today: string,
): Stood {
  const whole = said.filter(v => v.place === '')
  const last = whole.findLast(v => v.value !== null)
  const each = item.per === 'community' ? worst(item, said) : null
  const value = each?.value ?? last?.value ?? null
  const valueDay = each?.day ?? last?.day ?? null
  const marks = whole.filter(v => v.done !== null)
  const doneDay = marks.at(-1)?.done ? (marks.findLast((v, n) => v.done && marks[n - 1]?.done !== true)?.day ?? null) : null
  const bare = { value, valueDay, doneDay, forecast: null }
  if (!isPromise(item.kind) || item.state !== 'live') return { ...bare, standing: 'none', share: null, because: {} }
  const start = item.start ?? plan.from
  const due = item.due ?? plan.until
  const { cadence } = item
  const current = cadence && periodStart(cadence, today)
  const judged = standingOf(
    { comparator: item.comparator ?? 'milestone', low: item.low, high: item.high, baseline: item.baseline, start, due, cadence },
    {
      value,
      day: valueDay,
      done: doneDay,
      ...(cadence &&
        current && {
          periods: {
            // A period that began before the promise did is none of it.
            last:
              said.length === 0 || periodStart(cadence, today, 1) < start
                ? null
                : (inPeriod(said, periodStart(cadence, today, 1), current) ?? 0),
            current: inPeriod(said, current, '9999-12-31'),
          },
        }),
    },
    rule,
    today,
  )
  const points = () => whole.flatMap(v => (v.value === null ? [] : [{ day: dayNumber(v.day), value: v.value }]))
  const ahead = judged.standing === 'kept' || cadence !== null || today >= due ? null : forecastAt(points(), dayNumber(due))
  return {
    ...bare,
    standing: judged.standing,
    share: judged.share,
    because: judged.because,
    forecast: ahead && { day: due, value: ahead.value, low: ahead.low, high: ahead.high },
  }
}
