import type { CommandSummary } from '#contract/command'
import type { App } from '../../app.ts'
import { transact } from '../db.ts'
import { type CaseType, overseenType } from '../definitions.ts'
import { countWall } from './command-counts.ts'
import { dutyNow, namesFor, resourcesNow } from './command-duty.ts'
import { logForWall } from './command-log.ts'
import { risingTopics } from './command-rising.ts'
import { officeDay, reachOfWall, type Wall } from './command-wall.ts'
import { warningsInForce } from './command-warnings.ts'

const second = 1000
/** However much changes, no summary is made more often than this. */
const least = 400

/** One value kept for all who ask, renewed by one of them. */
interface Kept<Value> {
  value: Promise<Value>
  at: number
  changes: number
  /** A value that still serves while the next one is made. */
  next: Promise<Value> | null
}

/** What changed since the process began, counted; a number that stands still means that nothing did. */
interface Changes {
  cases: number
  news: number
}

/**
 * Summaries for every wall of this process: many walls, one reading. A summary is made anew when something changed, at
 * most every 400 ms, and every ten seconds since time itself makes cases late.
 */
export function openSummaries(app: App) {
  const changes: Changes = { cases: 0, news: 0 }
  app.live.subscribe(() => {
    changes.cases += 1
  })
  app.live.onNews(() => {
    changes.news += 1
  })
  const summaries = new Map<string, Kept<CommandSummary>>()
  const topics = new Map<string, Kept<CommandSummary['rising']>>()

  /** What rises is read from nine weeks: the last reading serves while a new one is made in the background. */
  function risingFor(key: string, wall: Wall, of: CaseType): Promise<CommandSummary['rising']> {
    const kept = topics.get(key)
    const make = () => risingTopics(app, wall, of)
    const now = performance.now()
    if (!kept) {
      const first: Kept<CommandSummary['rising']> = { value: make(), at: now, changes: changes.cases, next: null }
      topics.set(key, first)
      first.value.catch(() => topics.delete(key))
      return first.value
    }
    const age = now - kept.at
    const old = age > 600 * second || (age > 60 * second && kept.changes !== changes.cases)
    if (old && !kept.next) {
      const seen = changes.cases
      kept.next = make()
      kept.next.then(
        value => topics.set(key, { value: Promise.resolve(value), at: performance.now(), changes: seen, next: null }),
        () => {
          kept.next = null
        },
      )
    }
    return kept.value
  }

  async function make(wall: Wall, of: CaseType, key: string): Promise<CommandSummary> {
    const now = app.now()
    const snapshot = await app.directory.now()
    const { utcOffsetMinutes } = snapshot.calendar
    const { day, start } = officeDay(now, utcOffsetMinutes)
    const [counted, warnings, log, rising] = await Promise.all([
      transact(app.db, reachOfWall(wall), tx => countWall(tx, of, wall, now, utcOffsetMinutes)),
      warningsInForce(app, 'zh'),
      logForWall(app, wall),
      risingFor(key, wall, of),
    ])
    const duty = dutyNow(snapshot, wall, now)
    const resources = resourcesNow(snapshot)
    const spoken = [
      ...counted.units.map(u => u.unit),
      ...counted.communities.map(c => c.place),
      ...duty.flatMap(d => [d.unit, d.place]),
      ...resources.map(r => r.unit),
      ...log.entries.map(e => e.place),
    ]
    return {
      at: now,
      day,
      dayStart: start,
      type: of.type,
      viewer: wall.viewer,
      ...counted,
      rising,
      warnings,
      warningSource: app.config.warningSource,
      duty,
      resources,
      log,
      names: namesFor(snapshot, wall, spoken),
    }
  }

  function summaryFor(wall: Wall, type: string | undefined): Promise<CommandSummary> {
    const of = overseenType(app.programmes, type)
    const key = JSON.stringify([of.type, wall])
    const kept = summaries.get(key)
    const seen = changes.cases + changes.news
    const age = kept ? performance.now() - kept.at : Number.POSITIVE_INFINITY
    if (kept && kept.changes === seen && age < 10 * second) return kept.value
    if (kept && age < least) {
      // Something changed a moment after the last reading: everybody who asks waits for the next one.
      kept.next ??= new Promise(resolve => setTimeout(resolve, least - age)).then(() => renew(key, wall, of))
      return kept.next
    }
    return renew(key, wall, of)
  }

  function renew(key: string, wall: Wall, of: CaseType): Promise<CommandSummary> {
    const seen = changes.cases + changes.news
    const value = make(wall, of, JSON.stringify([of.type, wall.office, wall.streets]))
    if (summaries.size > 200) summaries.clear()
    summaries.set(key, { value, at: performance.now(), changes: seen, next: null })
    value.catch(() => summaries.delete(key))
    return value
  }

  return {
    for: async (wall: Wall, type: string | undefined) => summaryFor(wall, type),
    /** A note was written: what rises is read anew with it. */
    forgetRising: () => topics.clear(),
  }
}
