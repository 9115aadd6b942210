import type { CaseData } from '../define/case.ts'
import type { FieldsData } from '../define/field.ts'
import type { Data, Event } from './model.ts'
import { byCommand } from './story.ts'
import { tellErased } from './story-known.ts'
import { detailsOf, type Entry, photosOf, type Told, told } from './story-parts.ts'
import { whoInPublic } from './story-who.ts'
import { type Names, noNames, titleOf } from './values.ts'
import { type Lang, phrase, quoted } from './words/phrase.ts'

/** What one who joined, or whose report was merged, reads of it: nothing that another resident wrote or pictured. */
export const storyForOthers = (def: CaseData, events: readonly Event[], lang: Lang, names: Names = noNames): readonly Entry[] => {
  const theirs = new Set(events.filter(e => e.by.kind !== 'staff' && e.by.kind !== 'clock').map(e => e.command))
  const filed = events[0]?.command
  return publicStory(def, events, lang, names).flatMap(entry => {
    if (!theirs.has(entry.command) && entry.command !== filed) return [entry]
    const said = events.some(e => e.command === entry.command && ['Filed', 'Commented'].includes(e.body.kind))
    return said ? [] : [{ ...entry, details: [], photos: [] }]
  })
}

/**
 * The history as the reporter reads it: which step was taken when, by which role, with those answers the step `shows`.
 * No staff names, no inside comments, nobody's personal values, nothing of who has it in hand or asked for more time.
 */
export function publicStory(def: CaseData, events: readonly Event[], lang: Lang, names: Names = noNames): readonly Entry[] {
  const times = new Map<string, number>()
  return byCommand(events).flatMap(group => {
    const first = group[0]!
    const told = tellGroup(def, group, times, lang, names)
    return told ? [{ command: first.command, at: first.at, who: whoInPublic(first.by, lang, names), ...told }] : []
  })
}

const only = (answers: Data, may: (key: string) => boolean): Data =>
  Object.fromEntries(Object.entries(answers).filter(([key, value]) => may(key) && value !== null))

const withAnswers = (what: string, tone: Told['tone'], fields: FieldsData, answers: Data, lang: Lang, names: Names): Told => ({
  what,
  tone,
  details: detailsOf(fields, answers, lang, names),
  photos: photosOf(fields, answers),
})

function tellGroup(def: CaseData, group: readonly Event[], times: Map<string, number>, lang: Lang, names: Names): Told | null {
  const late = group.some(e => e.body.kind === 'WentLate')
  for (const { by, body } of group) {
    switch (body.kind) {
      case 'Filed': {
        const open = only(body.answers, key => def.open.includes(key))
        return withAnswers(phrase(lang, 'story.public.filed'), 'normal', def.form, open, lang, names)
      }
      case 'Stepped': {
        const step = Object.hasOwn(def.steps, body.step) ? def.steps[body.step] : undefined
        const n = (times.get(body.step) ?? 0) + 1
        times.set(body.step, n)
        const fields = step?.ask ?? {}
        const own = by.kind !== 'staff' && by.kind !== 'clock'
        const shown = only(body.answers, key => (own || step?.shows?.includes(key) === true) && !fields[key]?.personal)
        const title = titleOf(def.steps, body.step)
        const again = n > 1 ? phrase(lang, 'story.again', { n, what: title }) : title
        const what = late ? phrase(lang, 'story.lateInto', { step: quoted(lang, title) }) : again
        const tone = late ? 'late' : body.returns ? 'return' : def.states[body.to]?.pauses ? 'waiting' : 'normal'
        return withAnswers(what, tone, fields, shown, lang, names)
      }
      case 'Imported': {
        if (!body.ends) return null
        const ended = { source: body.source, state: titleOf(def.states, body.to) }
        return told(phrase(lang, 'story.importedEnded', ended))
      }
      case 'TaskChanged':
        if (body.what !== 'signed' && body.what !== 'answered') continue
        return told(phrase(lang, `story.task.${body.what}`, { unit: names.unit(body.task.unit) }))
      case 'Commented':
        if (!body.open) return null
        return told(phrase(lang, 'story.comment'), 'normal', [{ title: phrase(lang, 'story.words'), value: body.text }])
      case 'Attached':
        if (!def.open.includes(body.field)) return null
        return { ...told(phrase(lang, 'story.attached', { count: body.files.length })), photos: body.files }
      case 'WentLate':
        if (group.length === 1) return told(phrase(lang, 'story.late'), 'late')
        continue
      case 'Corrected':
        return told(phrase(lang, 'story.corrected'))
      case 'Erased':
        return tellErased(def, body, lang)
      case 'Merged':
        return told(phrase(lang, 'story.public.merged'))
      case 'TakenApart':
        return told(phrase(lang, 'story.public.takenApart'))
    }
  }
  return null
}
