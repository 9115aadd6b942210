import { createHash } from 'node:crypto'
import { translate } from '#kernel/engine/translate'
import { canonical } from '#kernel/engine/upgrade'
import type { CaseData, Programme } from '#kernel/index'
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

export function caseType(programmes: readonly Programme[], type: string): CaseType {
  const found = caseTypes(programmes).get(type)
  if (!found) throw new Fault('not-found', { detail: { type } })
  return found
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
