import { createContext, use } from 'react'
import type { z } from 'zod'
import type { CaseDetail, CaseRow } from '#contract/cases'
import type { Me, Office } from '#contract/office'
import type { phoneKey } from '#contract/phones'
import type { CaseData } from '#kernel/define/case'
import type { Lang } from '#kernel/engine/words/phrase'

export type PhoneKey = z.infer<typeof phoneKey>

export type Type = { readonly type: string; readonly programme: string; readonly def: CaseData }

/** What every page of the field face needs: who, which office, which kinds of cases. */
export type Field = {
  readonly me: Me
  readonly office: Office
  readonly types: readonly Type[]
  readonly placeName: (id: string | null) => string
  readonly lang: Lang
}

export const FieldContext = createContext<Field | undefined>(undefined)

export function useField(): Field {
  const field = use(FieldContext)
  if (!field) throw new Error('used outside of the field face')
  return field
}

const rolesOf = (me: Me) => new Set(me.posts.map(post => post.role))

/** A checklist is gone through where the thing stands. */
export const onTheSpot = (def: CaseData) =>
  Object.values(def.steps).some(step => Object.values(step.ask ?? {}).some(field => field.kind === 'checks'))

/**
 * The kinds of cases in which the person has a turn of their own, and those whose checklist takes their unit's people out of
 * doors; the stops of rounds are walked, not worked off.
 */
export const typesWithTasks = (types: readonly Type[], me: Me): Type[] => {
  const roles = rolesOf(me)
  const turn = (def: CaseData) => Object.values(def.states).some(state => state.duty && roles.has(state.duty))
  const goes = (def: CaseData) => onTheSpot(def) && Object.values(def.steps).some(step => step.by.some(role => roles.has(role)))
  return types.filter(({ def }) => !def.round && (turn(def) || goes(def)))
}

/** Is it theirs, or are they only read in on it as one of several units? */
export function isOwnTask({ def }: Pick<Type, 'def'>, row: Pick<CaseRow, 'state' | 'unit'>, me: Me): boolean {
  const state = def.states[row.state]
  if (row.unit === null || state?.tasks || (state?.duty && rolesOf(me).has(state.duty))) return true
  return me.posts.some(post => post.role !== 'handler' || post.unit === row.unit)
}

/** Does the person's unit go along while another writes down what is seen? */
export const goesAlong = ({ case: c }: CaseDetail, me: Me): boolean =>
  c.tasks.some(task => task.settledAt === null && task.state === c.state && me.posts.some(post => post.unit === task.unit))

/** The rounds in which the person visits. */
export const roundsToVisit = (types: readonly Type[], me: Me): Type[] => {
  const roles = rolesOf(me)
  const visits = ({ def }: Type) => Object.keys(def.round?.visits ?? {}).flatMap(step => def.steps[step]?.by ?? [])
  return types.filter(type => visits(type).some(role => roles.has(role)))
}

/** The kinds the person may report. */
export const typesToReport = (types: readonly Type[], me: Me): Type[] => {
  const roles = rolesOf(me)
  return types.filter(({ def }) => def.filedBy.some(role => roles.has(role)))
}
