import type { Author } from './actor.ts'
import { type Names, noNames, roleTitle } from './values.ts'
import { type Lang, phrase } from './words/phrase.ts'

/** "网格员 王敏", "反映人", "系统". */
export function whoWords(by: Author, lang: Lang, names: Names = noNames): string {
  if (by.kind === 'clock') return phrase(lang, 'who.clock')
  if (by.kind !== 'staff') return phrase(lang, 'who.reporter')
  const name = by.name ?? (by.person === null ? '' : names.person(by.person))
  const role = by.role === null ? phrase(lang, 'who.staff') : roleTitle(by.role, lang, names)
  return phrase(lang, 'who.of', { role, name }).trim()
}

/** The same for the public: the role only, never who held it. */
export function whoInPublic(by: Author, lang: Lang, names: Names = noNames): string {
  return by.kind === 'staff' ? whoWords({ ...by, name: null, person: null }, lang, names) : whoWords(by, lang, names)
}
