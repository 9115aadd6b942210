import { Fault } from '../../errors.ts'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { appraisalById, appraisalKeepers, has, type Staff, unitsOf } from './appraisal-rows.ts'

/**
 * Pictures the sender brought, which belong to nothing else, stay with the appraisal; those of an earlier mark of the unit may
 * be named again. @throws Fault answers-invalid
 */
export async function takeEvidence(
  tx: Tx,
  actor: Staff,
  { appraisal, unit, files }: { appraisal: string; unit: string; files: readonly string[] },
): Promise<void> {
  if (files.length === 0) return
  const taken = await tx.run(sql`
    update files set appraisal_id = ${appraisal} where tenant_id = ${tx.tenant} and id = any(${[...files]}::uuid[]) and case_id is null
      and entry_id is null and plan_item_id is null and (made_by = ${actor.person} and (appraisal_id is null or appraisal_id = ${appraisal})
        or exists (select 1 from appraisal_marks m where m.tenant_id = ${tx.tenant} and m.appraisal_id = ${appraisal} and m.unit_id = ${unit}
          and files.id = any(m.files)))`)
  if (taken !== new Set(files).size) throw new Fault('answers-invalid', { fields: { files: 'unknown' } })
}

/** Evidence is seen with what it belongs to: a mark once the unit sees its marks, an objection by its unit and who answers. */
export async function maySeeEvidence(tx: Tx, actor: Staff, appraisal: string, file: string): Promise<boolean> {
  if (has(actor, appraisalKeepers)) return true
  const { state } = await appraisalById(tx, appraisal)
  const units = [...unitsOf(actor)]
  const marks = state === 'fixed' ? sql`true` : state === 'shown' ? sql`unit_id = any(${units}::uuid[])` : sql`false`
  const found = await tx.maybe(sql<{ one: number }>`
    select 1 as one from appraisal_marks where tenant_id = ${tx.tenant} and appraisal_id = ${appraisal} and ${file}::uuid = any(files) and ${marks}
    union all
    select 1 from appraisal_appeals where tenant_id = ${tx.tenant} and appraisal_id = ${appraisal} and ${file}::uuid = any(files)
      and unit_id = any(${units}::uuid[]) limit 1`)
  return found !== null
}
