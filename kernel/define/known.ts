import type { CaseData } from './case.ts'
import type { Fields, PublicKeys } from './field.ts'
import type { Role } from './role.ts'
import type { Span } from './span.ts'

/**
 * What makes two cases of this kind likely the same matter. A kind that says so lets residents join a case that is known
 * already, and staff merge two into one.
 */
export interface KnownData {
  /** The `choice` field that says what it is about. */
  readonly category: string
  /** The form's `place` field. */
  readonly place: string
  /** The field of words in which the two may sound alike. */
  readonly words: string
  /** How far apart they may lie, in metres. */
  readonly radius: number
  /** How long before the new one the earlier may have come in. */
  readonly within: Span
  /** Who may merge and take apart, each within their own reach of both cases. */
  readonly by: readonly string[]
  /** The step by which the first reporter rates; everybody who joined is asked the same. */
  readonly rates?: string
}

export interface KnownInput<F extends Fields> {
  readonly category: PublicKeys<F>
  readonly place: PublicKeys<F>
  readonly words: PublicKeys<F>
  readonly radius: number
  readonly within: Span
  readonly by: Role | readonly Role[]
  readonly rates?: string
}

/** The state of cases that were merged into another, if the kind has one. */
export const mergedState = (def: Pick<CaseData, 'states'>): string | null =>
  Object.entries(def.states).find(([, state]) => state.ends === 'merged')?.[0] ?? null

const widest = 2000

/** What is wrong with what a kind says about being known already. */
export function knownMistakes(def: CaseData, known: KnownData): string[] {
  const kindOf = (key: string) => def.form[key]?.kind
  const merged = Object.entries(def.states).filter(([, state]) => state.ends === 'merged')
  const asks = known.rates === undefined ? undefined : def.steps[known.rates]
  return [
    ...(def.confidential || def.round ? ['neither confidential cases nor rounds may be known to others'] : []),
    ...(def.filedBy.includes('resident') ? [] : ['what no resident may file, none can join']),
    ...(kindOf(known.category) === 'choice' ? [] : [`known category "${known.category}" is no choice of the form`]),
    ...(kindOf(known.place) === 'place' ? [] : [`known place "${known.place}" is no place of the form`]),
    ...(['note', 'text'].includes(kindOf(known.words) ?? '') ? [] : [`known words "${known.words}" are no words of the form`]),
    ...[known.category, known.place, known.words]
      .filter(key => !def.open.includes(key))
      .map(key => `"${key}" tells neighbours what is known, so it must be open`),
    ...(known.radius > 0 && known.radius <= widest ? [] : [`the known radius must be over 0 and at most ${widest} metres`]),
    ...(merged.length === 1 ? [] : ['a kind that may be known already needs exactly one end state for merged cases']),
    ...(known.rates === undefined || asks?.by.includes('resident') ? [] : [`no resident rates by "${known.rates}"`]),
  ]
}
