import { createHash } from 'node:crypto'
import { translate } from '#kernel/engine/translate'
import { canonical } from '#kernel/engine/upgrade'
import type { CaseData, FieldKind, Programme } from '#kernel/index'
import { english } from '#programmes/words'
import { Fault } from '../errors.ts'

/** A short name of exactly this content, whatever the order of its keys. */
export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('base64url')

export interface CaseType {
  readonly programme: Programme
  readonly type: string
  readonly def: CaseData
  readonly hash: string
}

const known = new WeakMap<readonly Programme[], ReadonlyMap<string, CaseType>>()

/** Every case type of the office by its name. */
export function caseTypes(programmes: readonly Programme[]): ReadonlyMap<string, CaseType> {
  let types = known.get(programmes)
  if (!types) {
    types = new Map(
      programmes.flatMap(p =>
        Object.entries(p.cases).map(([type, def]) => [type, { programme: p, type, def, hash: hashOf(def) }] as const),
      ),
    )
    known.set(programmes, types)
  }
  return types
}

/** The case type of that name; without a name the office's first. @throws Fault not-found */
export function caseType(programmes: readonly Programme[], type?: string): CaseType {
  const types = caseTypes(programmes)
  const found = type === undefined ? types.values().next().value : types.get(type)
  if (!found) throw new Fault('not-found', { detail: { type } })
  return found
}

/** A case type that the command centre may count and show: never one that is nobody's business above those who do it. */
export function overseenType(programmes: readonly Programme[], type?: string): CaseType {
  const of = caseType(programmes, type)
  if (of.def.confidential) throw new Fault('not-found', { detail: { type } })
  return of
}

const translated = new WeakMap<CaseType, CaseData>()

/** The definition with its titles in the language asked for. */
export function inLanguage(of: CaseType, lang: 'zh' | 'en'): CaseData {
  if (lang === 'zh') return of.def
  let def = translated.get(of)
  if (!def) {
    def = translate(of.programme, english).cases[of.type] ?? of.def
    translated.set(of, def)
  }
  return def
}

/** The fields a list line is made of: its words, its kind and its pictures, as the definition has them. */
export function lineFields(def: CaseData): {
  readonly words: string | null
  readonly kind: string | null
  readonly pictures: string | null
} {
  const first = (keys: readonly string[], ...kinds: readonly FieldKind[]) =>
    keys.find(key => kinds.includes(def.form[key]?.kind as FieldKind)) ?? null
  const shown = [...def.list, ...def.open, ...Object.keys(def.form)].filter(key => !def.form[key]?.personal)
  return { words: first(shown, 'note', 'text'), kind: first(shown, 'choice'), pictures: first(shown, 'photos') }
}
