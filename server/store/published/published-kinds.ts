import type { PublishedHow } from '#contract/published'
import { inConfidence } from '#kernel/engine/access'
import type { Data } from '#kernel/engine/model'
import type { App } from '../../app.ts'
import { type CaseType, caseTypes } from '../definitions.ts'
import type { Settings, Snapshot } from '../directory.ts'

export type Stage = 'open' | 'done' | 'refused'
export const stages: readonly Stage[] = ['open', 'done', 'refused']

/** A kind of matter that everybody may see; `kind` null: none was chosen. */
export interface ToldKind {
  readonly type: string
  readonly kind: string | null
  readonly how: PublishedHow
}

/** A case type whose matters everybody may see, as its definition and the office's settings have it. */
export interface ToldType {
  readonly of: CaseType
  readonly kinds: readonly ToldKind[]
  readonly states: Readonly<Record<Stage, readonly string[]>>
  /** Open fields whose answers come from a fixed list: free words and pictures may name somebody, whatever was asked. */
  readonly fields: readonly string[]
  readonly words: string | null
  readonly photos: string | null
}

const fromAList = ['choice', 'choices', 'yesno', 'item']
/** The field by which published matters are told apart; the column `cases.told_kind` holds its answer. */
const kindField = 'kind'

export const settingOf = ({ settings }: { readonly settings: Settings }) =>
  settings.published ?? { version: 1, jurisdiction: null, kinds: {} }
export const kindName = (type: string, kind: string | null): string => (kind === null ? type : `${type}.${kind}`)

function toldType(of: CaseType, set: Readonly<Record<string, PublishedHow>>): ToldType | null {
  const { def, type } = of
  const first = (kind: string) => def.open.find(key => def.form[key]?.kind === kind) ?? null
  // A resident may file it, its place is open to anybody, and it is not the business of a few.
  if (def.confidential || def.round || !def.filedBy.includes('resident') || first('place') === null) return null
  const chosen = def.open.includes(kindField) ? def.form[kindField] : undefined
  const options = chosen?.kind === 'choice' ? Object.keys(chosen.options ?? {}) : []
  const states = (fits: (name: string, ends: string | undefined) => boolean) =>
    Object.entries(def.states).flatMap(([name, { ends }]) => (fits(name, ends) ? [name] : []))
  return {
    of,
    kinds: [...options, null].map(kind => ({ type, kind, how: set[kindName(type, kind)] ?? 'words' })),
    states: {
      // What nobody has looked at yet is one person's word; what its author took back is nobody's business.
      open: states((name, ends) => !ends && name !== def.start),
      done: states((_, ends) => ends === 'done'),
      refused: states((_, ends) => ends === 'refused'),
    },
    fields: def.open.filter(key => fromAList.includes(def.form[key]?.kind ?? '')),
    words: first('note'),
    photos: first('photos'),
  }
}

const known = new WeakMap<Snapshot, readonly ToldType[]>()

/** Every case type of which matters are published. The one place that says what published means. */
export function toldTypes(app: App, snapshot: Snapshot): readonly ToldType[] {
  let told = known.get(snapshot)
  if (!told) {
    const set = settingOf(snapshot).kinds
    told = [...caseTypes(app.programmes).values()].flatMap(of => toldType(of, set) ?? [])
    known.set(snapshot, told)
  }
  return told
}

/** How much of this matter everybody may see; who wished not to be known is not quoted either. */
export function howOf(told: ToldType, data: Data): PublishedHow {
  const kind = data.kind ?? null
  const how = told.kinds.find(one => one.kind === kind)?.how ?? told.kinds.find(one => one.kind === null)?.how ?? 'never'
  return how === 'words' && inConfidence(told.of.def, data) ? 'plain' : how
}
