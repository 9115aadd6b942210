import type { FormRow } from '#contract/reports'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'

interface Linked {
  readonly form: string
  readonly id: string
  readonly title: string
  readonly state: NonNullable<FormRow['demand']>['state']
  readonly stands: boolean
}
type Permit = Pick<FormRow, 'permit' | 'demand'>
export type Permits = (form: { readonly id: string; readonly askedBy: string }) => Permit

/**
 * Whether a form may be filled: the office's own without anybody's leave, what others ask for by a demand that stands and
 * names the form.
 */
export async function permitsOf(tx: Tx, today: string): Promise<Permits> {
  const linked = await tx.rows(sql<Linked>`
    select form_id as form, id, title, state, (state = 'approved' and until_day >= ${today}::date) as stands from demands
    where tenant_id = ${tx.tenant} and form_id is not null order by asked_at desc limit 2000`)
  const byForm = Map.groupBy(linked, one => one.form)
  return ({ id, askedBy }) => {
    const mine = byForm.get(id) ?? []
    const best = mine.find(one => one.stands) ?? mine[0]
    const permit = best ? (best.stands ? 'permitted' : 'none') : askedBy === '' ? 'own' : 'none'
    return { permit, demand: best ? { id: best.id, title: best.title, state: best.state } : null }
  }
}
