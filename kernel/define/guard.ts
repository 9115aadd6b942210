import type { CaseData, StepData } from './case.ts'
import type { FieldsData } from './field.ts'
import type { RegisterData } from './register.ts'

/**
 * A unit of this kind may be sent a matter only if the office's list of what such units may be asked to do names it: a row
 * of `register` whose `category` is the beginning of the case's `item`, and whose `duty` is `lead`, or `assist` where that
 * is asked for. A matter on the list for assistance is never led by such a unit; one that is not on it may be sent once to
 * the unit that `unless` names, a field that another person filled.
 */
export interface GuardData {
  /** The unit or units asked by the step. */
  readonly of: string
  /** Units of this kind are guarded, others not. */
  readonly kind: string
  readonly register: string
  readonly item: string
  readonly as: 'lead' | 'assist'
  readonly unless: string
  /** The step by which an approval is asked. */
  readonly ask: string
}

/** What a list of what may be asked must have. */
export const guardColumns = ['category', 'duty'] as const

/** What is wrong with the guards, the time limit and the second person of a step. */
export function guardMistakes(name: string, step: StepData, def: CaseData, fields: FieldsData): string[] {
  const mistakes: string[] = []
  for (const guard of step.guard ?? []) {
    if (!['unit', 'units'].includes(step.ask?.[guard.of]?.kind ?? ''))
      mistakes.push(`step "${name}" guards "${guard.of}", which it does not ask as a unit`)
    if (fields[guard.item]?.kind !== 'item') mistakes.push(`step "${name}" guards by "${guard.item}", which is no item`)
    if (fields[guard.unless]?.kind !== 'unit')
      mistakes.push(`step "${name}" is let through by "${guard.unless}", which is no unit`)
    if (!def.steps[guard.ask]) mistakes.push(`step "${name}" points to unknown step "${guard.ask}"`)
  }
  if (step.notBy && !def.steps[step.notBy]) mistakes.push(`step "${name}" is not for whoever took unknown step "${step.notBy}"`)
  for (const [key, field] of Object.entries(step.ask ?? {})) {
    if (field.like && fields[field.like]?.kind !== field.kind)
      mistakes.push(`field "${key}" takes over from "${field.like}", which is another kind of field`)
    if (field.routed && !Object.values(fields).some(f => f.kind === 'item'))
      mistakes.push(`field "${key}" is proposed by rules, but nothing names the category`)
  }
  return mistakes
}

/** The registers that guards look into must have the columns they read. */
export const guardRegisterMistakes = (def: CaseData, registers: Readonly<Record<string, RegisterData>>): string[] =>
  Object.values(def.steps)
    .flatMap(step => step.guard ?? [])
    .flatMap(guard =>
      guardColumns
        .filter(column => !registers[guard.register]?.columns[column])
        .map(column => `the list "${guard.register}" has no column "${column}"`),
    )
