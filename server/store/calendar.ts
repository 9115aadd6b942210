import type { Actor } from '#kernel/engine/actor'
import { type Calendar, chineseCalendar, type DayKind, type OfficeWindow, WorkingTimeError } from '#methods/working-time/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from './audit.ts'
import { asSystem } from './db.ts'
import { calendarOf, type Settings } from './directory.ts'
import { json, sql } from './sql.ts'

export interface CalendarChange {
  /** The version the sender saw. */
  readonly version: number
  readonly hours: readonly OfficeWindow[]
  readonly weekend: readonly number[]
  readonly days: Readonly<Record<string, DayKind>>
  readonly knownYears: readonly number[]
}

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
const worked = (kind: DayKind | undefined, day: string, weekend: readonly number[]) =>
  kind === undefined ? !weekend.includes(weekdayOf(day)) : kind === 'workday'

/**
 * What the office says beyond the published days: days given otherwise, and published days left out where that makes a
 * difference. The rest goes on following the published calendar, also when it is published anew.
 */
export function ownDays(
  published: Calendar['days'],
  given: Calendar['days'],
  weekend: readonly number[],
): Record<string, DayKind> {
  const own: Record<string, DayKind> = {}
  for (const [day, kind] of Object.entries(given)) if (published[day] !== kind) own[day] = kind
  for (const [day, kind] of Object.entries(published)) {
    if (day in given) continue
    const plain = worked(undefined, day, weekend)
    if (plain !== worked(kind, day, weekend)) own[day] = plain ? 'workday' : 'holiday'
  }
  return own
}

/** The calendar's own words for a mistake, on the field it lies in. */
function refuse(error: unknown): never {
  if (!(error instanceof WorkingTimeError)) throw error
  const code = error.code.replace('working-time/', '')
  const field = /day-invalid/.test(code)
    ? 'days'
    : /weekend|no-working-day/.test(code)
      ? 'weekend'
      : /year/.test(code)
        ? 'knownYears'
        : 'hours'
  throw new Fault('answers-invalid', { fields: { [field]: 'wrong-kind' }, detail: { reason: error.message } })
}

/**
 * Sets the office's hours, weekend and exceptions, as the next version of its calendar. Clocks that already run keep the
 * deadline and the version that made it.
 * @throws Fault answers-invalid, stale-version
 */
export async function setCalendar(app: App, actor: Actor, change: CalendarChange): Promise<Calendar> {
  const { version, hours, weekend } = change
  const published = chineseCalendar({ id: 'published', version: 1 })
  const next = {
    version: version + 1,
    hours,
    weekend,
    days: ownDays(published.days, change.days, weekend),
    knownYears: change.knownYears.filter(year => !published.knownYears.includes(year)),
  }
  const calendar = (() => {
    try {
      return calendarOf({ calendar: next })
    } catch (error) {
      return refuse(error)
    }
  })()
  await asSystem(app.db, 'set the calendar', async tx => {
    const tenant = await tx.maybe(
      sql<{ settings: Settings }>`select settings from tenants where tenant_id = ${tx.tenant} for update`,
    )
    if (!tenant) throw new Fault('not-found')
    const before = tenant.settings.calendar
    if ((before?.version ?? 1) !== version) throw new Fault('stale-version', { detail: { version: before?.version ?? 1 } })
    const settings = { ...tenant.settings, calendar: next }
    await tx.run(sql`update tenants set settings = ${json(settings)}, version = version + 1 where tenant_id = ${tx.tenant}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'calendar-set', detail: { before: before ?? null, after: next } })
  })
  app.directory.changed()
  return calendar
}

type YearDay = { readonly day: string; readonly kind: 'workday' | 'weekend' | 'holiday' | 'make-up'; readonly own: boolean }

/** Every day of a year, and what it is. */
export function yearOf(calendar: Calendar, own: Calendar['days'], year: number): YearDay[] {
  const days: YearDay[] = []
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10)
    const weekend = calendar.weekend.includes(weekdayOf(day))
    const exception = calendar.days[day]
    const kind = exception === 'holiday' ? 'holiday' : !weekend ? 'workday' : exception === 'workday' ? 'make-up' : 'weekend'
    days.push({ day, kind, own: day in own })
  }
  return days
}
