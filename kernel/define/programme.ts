import { besideMistakes } from './beside.ts'
import type { CaseData } from './case.ts'
import { DefinitionError, fieldsOf, withColumns } from './check-case.ts'
import { wrongConditions } from './check-fields.ts'
import type { DocumentData } from './document.ts'
import { guardRegisterMistakes } from './guard.ts'
import type { IndicatorData } from './indicator.ts'
import { ledgerMistakes } from './ledger.ts'
import { paperMistakes } from './paper.ts'
import type { PlanData } from './plan.ts'
import type { RegisterData } from './register.ts'
import { baseRoles, type Role } from './role.ts'

/** How old cases find their way when a definition changed: old name to new name. */
export interface Upgrade {
  readonly states?: Readonly<Record<string, string>>
  readonly fields?: Readonly<Record<string, string>>
  /** By the new field name: old option to new option. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** One mechanism of the office, e.g. the loop of reported incidents. */
export interface Programme {
  readonly id: string
  readonly title: string
  /** The row or clause it stands for, so a reader can look it up. */
  readonly source: string
  readonly roles: readonly Role[]
  readonly cases: Readonly<Record<string, CaseData>>
  readonly registers: Readonly<Record<string, RegisterData>>
  readonly documents: Readonly<Record<string, DocumentData>>
  /** Kinds of plans. */
  readonly plans: Readonly<Record<string, PlanData>>
  readonly indicators: Readonly<Record<string, IndicatorData>>
  readonly upgrades: Readonly<Record<string, Upgrade>>
}

/** @throws DefinitionError when a role, register or indicator is named that the programme does not have */
export function defineProgramme(def: Partial<Programme> & Pick<Programme, 'id' | 'title' | 'source'>): Programme {
  const programme: Programme = {
    roles: [],
    cases: {},
    registers: {},
    documents: {},
    plans: {},
    indicators: {},
    upgrades: {},
    ...def,
  }
  const roles = new Set(['clock', ...[...baseRoles, ...programme.roles].map(r => r.id)])
  const mistakes: string[] = []
  for (const [name, c] of Object.entries(programme.cases)) {
    const used = [
      ...c.filedBy,
      ...c.reveal,
      ...Object.values(c.steps).flatMap(s => s.by),
      ...Object.values(c.states).flatMap(s => [s.duty, s.tasks?.by, s.moreTime?.grantedBy].filter(r => r !== undefined)),
    ]
    for (const r of used) if (!roles.has(r)) mistakes.push(`case "${name}" names unknown role "${r}"`)
    // What another programme keeps is looked for when all programmes are known.
    for (const [key, f] of Object.entries(withColumns(fieldsOf(c))))
      if (f.register && !f.register.includes('.') && !programme.registers[f.register])
        mistakes.push(`field "${key}" names unknown register "${f.register}"`)
    mistakes.push(
      ...guardRegisterMistakes(c, programme.registers),
      ...[...besideMistakes(c, programme.cases), ...paperMistakes(c)].map(wrong => `case "${name}": ${wrong}`),
    )
  }
  for (const [name, c] of Object.entries(programme.cases)) {
    const stops = c.round?.stops
    const place = stops && programme.registers[stops.register]?.columns[stops.place]
    if (stops && place?.kind !== 'place') mistakes.push(`the stops of "${name}" have no place in "${stops.place}"`)
  }
  for (const [name, r] of Object.entries(programme.registers)) {
    mistakes.push(...wrongConditions(r.columns))
    if (r.ledger) mistakes.push(...ledgerMistakes(r.ledger, r.columns, r.list).map(wrong => `register "${name}": ${wrong}`))
    if (r.ledger && !roles.has(r.ledger.keeper)) mistakes.push(`register "${name}" is kept by unknown role "${r.ledger.keeper}"`)
    // What another programme keeps is looked for when all programmes are known.
    for (const [key, f] of Object.entries(r.columns))
      if (f.register && !f.register.includes('.') && !programme.registers[f.register])
        mistakes.push(`column "${key}" of "${name}" names unknown register "${f.register}"`)
      // Rules are always at hand, entries are not.
      else if (f.register && !r.ledger && programme.registers[f.register]?.ledger)
        mistakes.push(`column "${key}" of the rules "${name}" names entries of "${f.register}"`)
  }
  const codes = Object.values(programme.documents).map(d => d.code)
  for (const code of new Set(codes))
    if (codes.indexOf(code) !== codes.lastIndexOf(code)) mistakes.push(`two classes of documents have the code "${code}"`)
  for (const [name, { under }] of Object.entries(programme.plans))
    if (under !== undefined && (under === name || !programme.plans[under]))
      mistakes.push(`plan "${name}" hangs under unknown plan "${under}"`)
  const own = new Set(Object.values(programme.cases))
  for (const [name, i] of Object.entries(programme.indicators)) {
    if (!own.has(i.of)) mistakes.push(`indicator "${name}" counts a case of another programme`)
    for (const key of i.by) if (i.of.form[key]?.personal) mistakes.push(`indicator "${name}" counts by personal field "${key}"`)
  }
  if (mistakes.length > 0) throw new DefinitionError(programme.title, mistakes)
  return programme
}
