import { addSpan, type Calendar, type TracePart } from '#methods/working-time/index'
import { versionOf } from './deadline.ts'
import type { Clock, ClockChange } from './model.ts'
import { dayWords, type Lang, lengthWords, listed, momentWords, phrase, spanWords } from './words/phrase.ts'

const byTheClock = (clock: Clock) => clock.span.unit !== 'workhour' && clock.span.unit !== 'workday'

/**
 * Why a clock is due when it is due, line by line: start, span, what was counted and skipped, pauses and grants, the
 * calendar's version. The counting is told in full when `calendar` is the one that made the deadline; another version
 * would tell a different story, so then only what is stored is told.
 */
export function explainDeadline(clock: Clock | null, calendar: Calendar, lang: Lang): string[] {
  if (clock === null) return [phrase(lang, 'clock.none')]
  const when = (at: number) => momentWords(at, lang, calendar.utcOffsetMinutes)
  const same = clock.calendar === versionOf(calendar)
  const left = (ms: number) => lengthWords(ms, lang, byTheClock(clock))
  return [
    ...(clock.given
      ? [phrase(lang, 'clock.given', { from: when(clock.startedAt) })]
      : [
          phrase(lang, 'clock.started', { from: when(clock.startedAt), span: spanWords(clock.span, lang) }),
          phrase(lang, `clock.rule.${clock.span.unit}`),
        ]),
    ...(same && !clock.given
      ? addSpan(clock.startedAt, clock.span, calendar).trace.flatMap(part => traceLines(part, calendar, lang))
      : []),
    ...clock.changes.map(change => changeLine(change, when, left, lang)),
    clock.dueAt === null
      ? phrase(lang, 'clock.standing', { left: left(clock.leftMs ?? 0) })
      : phrase(lang, 'clock.due', { at: when(clock.dueAt) }),
    ...(clock.lateAt === null ? [] : [phrase(lang, 'clock.late', { at: when(clock.lateAt) })]),
    ...(clock.provisional ? [phrase(lang, 'clock.provisional')] : []),
    same
      ? phrase(lang, 'clock.version', { calendar: clock.calendar })
      : phrase(lang, 'clock.otherVersion', { calendar: clock.calendar, now: versionOf(calendar) }),
  ]
}

function changeLine(change: ClockChange, when: (at: number) => string, left: (ms: number) => string, lang: Lang): string {
  const at = when(change.at)
  return change.what === 'lengthened'
    ? phrase(lang, 'clock.lengthened', { at, span: spanWords(change.span, lang), from: when(change.from) })
    : phrase(lang, `clock.${change.what}`, { at, left: left(change.leftMs) })
}

const time = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

function traceLines(part: TracePart, calendar: Calendar, lang: Lang): string[] {
  const day = (text: string) => dayWords(text, lang)
  const when = (at: number) => momentWords(at, lang, calendar.utcOffsetMinutes)
  switch (part.kind) {
    case 'moved': {
      const because = phrase(lang, `clock.because.${part.because}`)
      return [phrase(lang, 'clock.moved', { from: when(part.from), because, to: when(part.to) })]
    }
    case 'windows': {
      const windows = listed(
        lang,
        part.windows.map(([open, close]) => `${time(open)}–${time(close)}`),
      )
      return [phrase(lang, 'clock.windows', { windows })]
    }
    case 'counted':
      return [
        part.from === part.to
          ? phrase(lang, 'clock.countedOn', { from: day(part.from) })
          : phrase(lang, 'clock.counted', { from: day(part.from), to: day(part.to), count: part.days }),
        ...(part.weekendDays > 0 ? [phrase(lang, 'clock.weekends', { count: part.weekendDays })] : []),
        ...(part.makeUpDays.length > 0 ? [phrase(lang, 'clock.makeUp', { days: listed(lang, part.makeUpDays.map(day)) })] : []),
      ]
    case 'holiday':
      return [
        part.from === part.to
          ? phrase(lang, 'clock.holidayOn', { from: day(part.from) })
          : phrase(lang, 'clock.holiday', { from: day(part.from), to: day(part.to), count: part.days }),
      ]
    case 'natural-days':
      return [phrase(lang, 'clock.natural', { from: day(part.from), to: day(part.to), count: part.days })]
    case 'months':
      return [
        phrase(lang, 'clock.months', { from: day(part.from), to: day(part.to), count: part.months }),
        ...(part.clipped ? [phrase(lang, 'clock.clipped')] : []),
      ]
    case 'rolled': {
      const because = phrase(lang, `clock.because.${part.because}`)
      return [phrase(lang, 'clock.rolled', { from: day(part.from), because, to: day(part.to) })]
    }
    case 'unknown-years':
      return [phrase(lang, 'clock.unknown', { years: listed(lang, part.years.map(String)) })]
    default:
      // 'rule', 'elapsed' and 'resumed' are told by the clock itself.
      return []
  }
}
