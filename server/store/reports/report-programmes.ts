import { translate } from '#kernel/engine/translate'
import type { CaseData, FieldsData, IndicatorData, Programme, RegisterData } from '#kernel/index'
import { english } from '#programmes/words'

export type Lang = 'zh' | 'en'

const spoken = new WeakMap<Programme, Programme>()
const inEnglish = (programme: Programme): Programme => {
  const there = spoken.get(programme) ?? translate(programme, english)
  spoken.set(programme, there)
  return there
}
const saidIn = (programmes: readonly Programme[], lang: Lang): readonly Programme[] =>
  lang === 'zh' ? programmes : programmes.map(inEnglish)

/** What may be counted: a kind of case that is not confidential, with what its cases are told apart by. */
export interface CountedType {
  readonly type: string
  readonly def: CaseData
}
/** Kinds whose very number says something about persons are left out of reports. */
export const countedTypes = (programmes: readonly Programme[], lang: Lang): readonly CountedType[] =>
  saidIn(programmes, lang).flatMap(p =>
    Object.entries(p.cases).flatMap(([type, def]) => (def.confidential ? [] : [{ type, def }])),
  )

export interface CountedIndicator {
  readonly programme: string
  readonly key: string
  readonly type: string
  readonly i: IndicatorData
}
export const countedIndicators = (programmes: readonly Programme[], lang: Lang): readonly CountedIndicator[] =>
  saidIn(programmes, lang).flatMap((p, n) =>
    Object.entries(p.indicators).flatMap(([key, i]) => {
      // The definition an indicator counts is known by the programme as it was written.
      const [type] = Object.entries(programmes[n]!.cases).find(([, def]) => def === programmes[n]!.indicators[key]?.of) ?? []
      return type === undefined || i.of.confidential ? [] : [{ programme: p.id, key, type, i }]
    }),
  )

export interface CountedRegister {
  readonly name: string
  readonly def: RegisterData
}
export const countedRegisters = (programmes: readonly Programme[], lang: Lang): readonly CountedRegister[] =>
  saidIn(programmes, lang).flatMap(p => Object.entries(p.registers).map(([name, def]) => ({ name: `${p.id}.${name}`, def })))

/** Fields by which things may be told apart without telling persons apart: a few named options, or yes and no. */
export const tellingFields = (
  fields: FieldsData,
): readonly (readonly [key: string, title: string, options: Readonly<Record<string, string>>])[] =>
  Object.entries(fields).flatMap(([key, f]) =>
    !f.personal && (f.kind === 'choice' || f.kind === 'choices') && f.options ? [[key, f.title, f.options] as const] : [],
  )
export const isNumber = (kind: string): boolean => kind === 'count' || kind === 'amount' || kind === 'rating'
