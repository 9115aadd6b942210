import type { CaseDetail, commandBody } from '#contract/cases'
import type { Me } from '#contract/office'
import { roleFor } from '#kernel/engine/actor'
import { timesLengthened } from '#kernel/engine/deadline'
import type { Case } from '#kernel/engine/model'
import type { CaseData, FieldsData } from '#kernel/index'
import { newId } from '../../shell/new-id.ts'
import { statesOfTurn } from '../data/filter.ts'
import { actorOf } from '../data/session.ts'
import type { Answers } from './use-draft.ts'

export type Command = (typeof commandBody)['_output']['command']
export type Look = 'main' | 'plain' | 'quiet'

/** Something the person may do with a case now: its words, what it asks, and the command it becomes. */
export type Act = {
  readonly key: string
  readonly title: string
  readonly look: Look
  readonly fields: FieldsData
  /** The step it takes, when it is one. */
  readonly step?: string | undefined
  readonly first?: Answers | undefined
  readonly lead?: string | undefined
  readonly build: (answers: Answers, id: string) => Command
}

/** The engine's view of a case as it came over the wire; the desk asks it only who reaches it. */
const asCase = (detail: CaseDetail) => detail.case as unknown as Case

export const isMyTurn = (def: CaseData, detail: CaseDetail, me: Me): boolean => statesOfTurn(def, me).has(detail.case.state)

/**
 * The steps in the order of the buttons: the one that moves the case on first, then other ways on, then those back or
 * out. It is the main one only for those whose turn it is.
 */
export function stepActs(def: CaseData, detail: CaseDetail, me: Me): Act[] {
  const { state } = detail.case
  const into = def.states[state]?.tasks?.into
  const rank = (name: string) => {
    const step = def.steps[name]
    if (step?.returns) return 4
    if (name === into) return 0
    if (into !== undefined || def.states[step?.to ?? '']?.pauses) return 2
    return Object.keys(step?.ask ?? {}).length > 0 || step?.to !== state ? 1 : 3
  }
  const known = detail.steps.filter(name => def.steps[name])
  const order = known.map((name, at) => ({ name, at })).sort((a, b) => rank(a.name) - rank(b.name) || a.at - b.at)
  const mine = isMyTurn(def, detail, me)
  return order.map(({ name }, at): Act => {
    const step = def.steps[name]!
    const fields = step.ask ?? {}
    const suggested = Object.keys(fields).flatMap(key => {
      const suggestion = detail.suggestions[key]
      const { kind, like } = fields[key]!
      // Rows are asked again as they stand, to be looked through.
      if (kind === 'rows' && like && detail.case.data[like] !== undefined) return [[key, detail.case.data[like]] as const]
      const category = detail.categories?.[key]
      if (category) return [[key, category.item] as const]
      return suggestion ? [[key, suggestion.units ?? suggestion.unit] as const] : []
    })
    return {
      key: `step.${name}`,
      title: step.title,
      look: step.returns ? 'quiet' : at === 0 && mine ? 'main' : 'plain',
      fields,
      step: name,
      first: Object.fromEntries(suggested),
      build: (answers, id) => ({ kind: 'take', id, step: name, answers }),
    }
  })
}

/** May the person act on the case as one at work on it: take it in hand, ask for more time? */
export function mayWork(def: CaseData, detail: CaseDetail, me: Me): boolean {
  const steps = Object.values(def.steps).filter(step => step.from.includes(detail.case.state))
  const roles = steps.flatMap(step => step.by).filter(role => role !== 'resident')
  return !def.states[detail.case.state]?.ends && roleFor(actorOf(me), roles, asCase(detail)) !== null
}

export const mayCorrect = (def: CaseData, detail: CaseDetail, me: Me): boolean =>
  !def.states[detail.case.state]?.ends && roleFor(actorOf(me), def.reveal, asCase(detail)) !== null

export const mayGrant = (def: CaseData, detail: CaseDetail, me: Me): boolean => {
  const rule = def.states[detail.case.state]?.moreTime
  return rule !== undefined && detail.case.moreTime !== null && roleFor(actorOf(me), [rule.grantedBy], asCase(detail)) !== null
}

export const mayAskTime = (def: CaseData, detail: CaseDetail, me: Me): boolean => {
  const rule = def.states[detail.case.state]?.moreTime
  const { clock, moreTime, unit } = asCase(detail)
  const inUnit = me.posts.some(post => post.unit !== null && post.unit === unit)
  return rule !== undefined && inUnit && clock?.dueAt != null && moreTime === null && timesLengthened(clock) < rule.times
}

type Task = CaseDetail['case']['tasks'][number]

/** Does the person belong to the called unit, or act for the lead? */
export function partInTask(def: CaseData, detail: CaseDetail, me: Me, task: Task) {
  const called = def.states[task.state]?.tasks?.by
  const ofUnit = (unit: string | null) => unit !== null && me.posts.some(post => post.role === called && post.unit === unit)
  const roles = Object.values(def.steps)
    .filter(step => step.from.includes(task.state))
    .flatMap(step => step.by)
    .filter(role => role !== called && role !== 'resident')
  const isLead = ofUnit(detail.case.unit) || roleFor(actorOf(me), roles, asCase(detail)) !== null
  return { inUnit: ofUnit(task.unit), isLead }
}

export const newCommandId = () => newId()
