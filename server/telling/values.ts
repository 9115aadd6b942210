import type { Author } from '#kernel/engine/actor'
import type { Case, Data } from '#kernel/engine/model'
import { whoInPublic } from '#kernel/engine/story-who'
import { titleOf, valueWords } from '#kernel/engine/values'
import { momentWords } from '#kernel/engine/words/phrase'
import type { CaseData } from '#kernel/index'
import { namesFor } from '../store/cases.ts'
import { type CaseType, inLanguage, lineFields } from '../store/definitions.ts'
import type { Snapshot } from '../store/directory.ts'
import { type Placeholder, type TellLang, tellingWords } from '../words/telling.ts'
import { clean, linkMark, stopMark } from './fill.ts'
import { commentStep, filedStep } from './standard-words.ts'

/** Answers of a step that the reporter is told and that can stand in a text. */
const tellable = (def: CaseData, step: string): string[] => {
  const { ask = {}, shows = [] } = def.steps[step] ?? {}
  return shows.filter(key => ask[key] && ask[key].kind !== 'photos' && !ask[key].personal)
}

/** The names a text of this step may hold, each with its meaning. */
export function placeholdersOf(of: CaseType, step: string, lang: TellLang): { name: string; meaning: string }[] {
  const def = inLanguage(of, lang)
  const common = Object.entries(tellingWords[lang].placeholders).map(([name, meaning]) => ({ name, meaning }))
  const answers = tellable(def, step).map(key => ({ name: `answer.${key}`, meaning: def.steps[step]?.ask?.[key]?.title ?? key }))
  return [...common, ...answers]
}

/** The step by name; what is told beside the steps has words of its own. */
export const titleOfStep = (def: CaseData, step: string, lang: TellLang): string =>
  step === filedStep ? tellingWords[lang].filed : step === commentStep ? tellingWords[lang].comment : titleOf(def.steps, step)

export interface Told {
  readonly c: Case
  readonly number: string
  readonly step: string
  readonly by: Author
  readonly answers: Data
  /** What the staff wrote for the reporter, when that is what is told. */
  readonly words?: string | undefined
}

const short = (text: string, most: number) => ([...text].length > most ? `${[...text].slice(0, most).join('')}…` : text)

/** What the names stand for in one telling. Links are marks: the message may wait for days. */
export function valuesFor(
  of: CaseType,
  { c, number, step, by, answers, words: written }: Told,
  snapshot: Snapshot,
  lang: TellLang,
): Record<string, string> {
  const def = inLanguage(of, lang)
  const names = namesFor(of, snapshot, lang)
  const { words } = lineFields(def)
  const { ask = {} } = def.steps[step] ?? {}
  const said = tellable(def, step).flatMap(key => {
    const value = answers[key]
    if (value === null || value === undefined || value === '') return []
    return [{ key, title: ask[key]?.title ?? key, value: clean(valueWords(ask[key]!, value, lang, names) ?? '') }]
  })
  const { settings } = snapshot
  const unit = by.kind === 'staff' && snapshot.posts.find(p => p.person === by.person && p.role === by.role)?.unit
  const role = whoInPublic(by, lang, names)
  const due = c.clock?.dueAt ?? null
  const values: Record<Placeholder, string> = {
    office: lang === 'en' ? (settings.nameEn ?? snapshot.name) : snapshot.name,
    number,
    matter: short(clean(String((words ? c.data[words] : null) ?? def.title)).replace(/\s+/g, ' '), 40),
    type: def.title,
    step: titleOfStep(def, step, lang),
    state: def.states[c.state]?.title ?? c.state,
    who: unit ? (lang === 'en' ? `${role}, ${names.unit(unit)}` : `${names.unit(unit)} ${role}`) : role,
    due: due === null ? '' : tellingWords[lang].due.replace('{due}', momentWords(due, lang)),
    shown:
      written !== undefined
        ? clean(written)
        : said.map(one => `${one.title}${lang === 'en' ? ': ' : '：'}${one.value}`).join('\n'),
    objection: (lang === 'en' ? settings.objection?.en || settings.objection?.zh : settings.objection?.zh) ?? '',
    phone: settings.phone ?? '',
    link: linkMark,
    stop: stopMark,
  }
  const shown = tellable(def, step).map(key => [`answer.${key}`, said.find(one => one.key === key)?.value ?? ''])
  return { ...values, ...Object.fromEntries(shown) }
}
