import type { Check, FieldData, FieldsData } from '../define/field.ts'
import type { Context, Def } from './context.ts'
import type { Data, FieldProblem } from './model.ts'

type Rows = Pick<Context, 'row'>

/** The points that a checklist field asks about at the place this case is about; none when its row names no list. */
export function pointsOf(def: Pick<Def, 'form'>, field: FieldData, data: Data, { row }: Rows): readonly string[] {
  const { points, register } = field
  const stop = points && def.form[points.item]?.register
  if (!points || !register || !stop) return []
  const list = row(stop, String(data[points.item]))?.[points.column]
  const lines = typeof list === 'string' ? row(register, list)?.[points.lines] : undefined
  if (typeof lines !== 'string') return []
  return [...new Set(lines.split('\n').map(line => line.trim()))].filter(line => line !== '')
}

/**
 * What is wrong with the checklists among the answers: a point left out, or one the place does not have. A list that was
 * rewritten while the worker was out without a signal still counts by what was seen: only points left out are asked again.
 */
export function checklistProblems(
  def: Pick<Def, 'form'>,
  asked: FieldsData,
  data: Data,
  rows: Rows,
): Readonly<Record<string, FieldProblem | null>> {
  const of = ([key, field]: [string, FieldData]): [string, FieldProblem | null] => {
    const answered = data[key] as readonly Check[] | undefined
    if (field.kind !== 'checks' || !answered) return [key, null]
    const seen = new Set(answered.map(c => c.point))
    return [key, pointsOf(def, field, data, rows).every(point => seen.has(point)) ? null : 'missing']
  }
  return Object.fromEntries(Object.entries(asked).map(of))
}
