import type { CaseData } from '../define/case.ts'
import type { RegisterData } from '../define/register.ts'

/**
 * Is each case of this kind about a person, so that a small number of them tells on somebody? It is when nobody outside may
 * know of it, or when its form cannot be filed without naming one. Holds for questions, reports and figures alike.
 */
export const caseAboutPersons = (def: Pick<CaseData, 'confidential' | 'form'>): boolean =>
  def.confidential === true ||
  Object.values(def.form).some(field => field.personal !== undefined && field.required && field.kind === 'person')

/** Is each entry of this register about a person? It is inside a service, and wherever a column is personal. */
export const registerAboutPersons = (def: Pick<RegisterData, 'columns' | 'ledger'>): boolean =>
  def.ledger?.service !== undefined || Object.values(def.columns).some(column => column.personal !== undefined)
