import type { PublishedCase } from '#contract/published'
import type { Data, Event } from '#kernel/engine/model'
import { publicStory } from '#kernel/engine/public-story'
import { whoInPublic } from '#kernel/engine/story-who'
import { phrase } from '#kernel/engine/words/phrase'
import type { FieldsData } from '#kernel/index'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { namesFor } from '../cases.ts'
import { asSystem } from '../db.ts'
import { type CaseType, inLanguage } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { type EventRecord, eventsOf } from '../write-case.ts'
import { howOf, type ToldType, toldTypes } from './published-kinds.ts'
import { type Found, nameIn, shownOf, tellRow, type Words } from './published-row.ts'

/** Answers that can name nobody: from a fixed list, or the name of a unit. */
const harmless: readonly string[] = ['choice', 'choices', 'yesno', 'item', 'unit', 'units']
const written: readonly string[] = ['note', 'text']
const told: readonly Event['body']['kind'][] = ['Filed', 'Stepped', 'TaskChanged', 'WentLate', 'Corrected']

type Told = Pick<EventRecord, 'at' | 'by' | 'body' | 'command'>

const pick = (answers: Data, may: (key: string) => boolean): Data =>
  Object.fromEntries(Object.entries(answers).filter(([key]) => may(key)))
const kindIs = (fields: FieldsData | undefined, kinds: readonly string[], key: string): boolean =>
  fields !== undefined && Object.hasOwn(fields, key) && kinds.includes(fields[key]?.kind ?? '') && !fields[key]?.personal
const stepOf = (of: CaseType, step: string) => (Object.hasOwn(of.def.steps, step) ? of.def.steps[step] : undefined)

/** The history without anything that was written by hand or photographed, whoever did. */
function bare(of: CaseType, events: readonly Told[]): Event[] {
  return events.flatMap((e): Told[] => {
    const { body } = e
    if (!told.includes(body.kind)) return []
    if (body.kind === 'Filed')
      return [{ ...e, body: { ...body, answers: pick(body.answers, k => kindIs(of.def.form, harmless, k)) } }]
    if (body.kind !== 'Stepped') return [e]
    const step = stepOf(of, body.step)
    const may = (key: string) => step?.shows?.includes(key) === true && kindIs(step.ask, harmless, key)
    return [{ ...e, body: { ...body, answers: pick(body.answers, may) } }]
  })
}

/** The story as everybody may read it: steps, roles, units and answers from fixed lists. */
export function bareStory(
  of: CaseType,
  events: readonly Told[],
  snapshot: Snapshot,
  lang: 'zh' | 'en',
): ReturnType<typeof publicStory> {
  const def = inLanguage(of, lang)
  const greeting = phrase(lang, 'story.public.filed')
  const filed = phrase(lang, 'story.filed', { type: def.title })
  // The story of a status page speaks to its reporter; this one to everybody.
  return publicStory(def, bare(of, events), lang, namesFor(of, snapshot, lang)).map(one =>
    one.what === greeting ? { ...one, what: filed } : one,
  )
}

export interface Answer {
  readonly words: string
  readonly photos: readonly string[]
}

/** What the office last answered in words that the reporter reads, and its pictures. Nothing everybody reads unlooked. */
export function answerIn(of: CaseType, events: readonly Pick<EventRecord, 'by' | 'body'>[]): Answer | null {
  for (const { by, body } of [...events].reverse()) {
    if (body.kind !== 'Stepped' || by.kind !== 'staff') continue
    const step = stepOf(of, body.step)
    const shown = Object.entries(body.answers).filter(([key]) => step?.shows?.includes(key))
    const words = shown.flatMap(([key, value]) => (kindIs(step?.ask, written, key) && typeof value === 'string' ? [value] : []))
    const photos = shown.flatMap(([key, value]) => (kindIs(step?.ask, ['photos'], key) && Array.isArray(value) ? value : []))
    // A question to the reporter is no answer.
    if (words.length > 0 && !of.def.states[body.to]?.pauses) return { words: words.join('\n'), photos: photos as string[] }
  }
  return null
}

/** How it ended and who decided so, by role and unit and never by name. */
function endedOf(
  of: CaseType,
  snapshot: Snapshot,
  row: Found,
  events: readonly EventRecord[],
  lang: 'zh' | 'en',
): Omit<NonNullable<PublishedCase['ended']>, 'answer'> | null {
  const ends = of.def.states[row.state]?.ends
  if (row.closedAt === null || !ends || ends === 'merged') return null
  const last = events.findLast(e => e.body.kind === 'Stepped' && e.body.to === row.state)
  const who = last ? whoInPublic(last.by, lang, namesFor(of, snapshot, lang)) : ''
  const unit = nameIn(snapshot, row.unit, lang)
  const office = lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name
  return {
    how: ends,
    // Whose work it was answers for what was done; who turned it down answers for that.
    by: ends === 'done' && unit ? unit : [office, who].filter(Boolean).join(' '),
    day: localDay(row.closedAt, snapshot.calendar),
    phone: snapshot.settings.phone ?? null,
    objection: snapshot.settings.objection?.[lang] || null,
  }
}

export const eventsOfCase = (app: App, id: string): Promise<EventRecord[]> =>
  asSystem(app.db, 'the story of a published matter', tx => eventsOf(tx, id))

/** May whoever knows its name see this matter? What is never published, or was taken out, is only its author's. */
export const isTold = (type: ToldType | undefined, row: Pick<Found, 'data'>, words: Words | undefined): type is ToldType =>
  type !== undefined && howOf(type, row.data) !== 'never' && words?.decision !== 'hidden'

/** One matter with its story, as everybody may read it; null when it is nobody's business. */
export async function tellPublished(
  app: App,
  row: Found,
  words: Words | undefined,
  lang: 'zh' | 'en',
): Promise<PublishedCase | null> {
  const snapshot = await app.directory.now()
  const type = toldTypes(app, snapshot).find(one => one.of.type === row.type)
  if (!isTold(type, row, words)) return null
  const events = await eventsOfCase(app, row.id)
  const ended = endedOf(type.of, snapshot, row, events, lang)
  return {
    ...tellRow(app, snapshot, row, words, lang),
    unit: nameIn(snapshot, row.unit, lang),
    story: bareStory(type.of, events, snapshot, lang).map(one => ({
      day: localDay(one.at, snapshot.calendar),
      who: one.who,
      what: one.what,
      details: [...one.details],
      tone: one.tone,
    })),
    ended: ended && { ...ended, answer: shownOf(type, row, words).answer },
  }
}
