import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { refuseStep, runStep } from '../store/bulk.ts'
import { idFor } from '../store/context.ts'
import { asSystem } from '../store/db.ts'
import { dropSettled, dueSteps, putOffStep, staffNow } from '../store/held-steps.ts'
import { json, moment, sql } from '../store/sql.ts'

const keepMs = 86_400_000
const againMs = 5000

/** Takes the steps whose time for being taken back is over, as the person who sent them. @returns how many were settled */
export async function sweepHeldSteps(app: App, limit = 100): Promise<number> {
  const due = await asSystem(app.db, 'steps to take', tx => dueSteps(tx, app.now(), limit))
  let settled = 0
  for (const { batch, case: of, person } of due) {
    try {
      const actor = await asSystem(app.db, 'who sent it', tx => staffNow(app, tx, person))
      if (!actor) await refuseStep(app, batch, of, new Fault('not-allowed'))
      else if (!(await runStep(app, actor, batch, of, false))) continue
      await tellIfRefused(app, batch, of)
      settled += 1
    } catch (error) {
      // The step was acknowledged: it is tried until it is taken or refused for a reason.
      await asSystem(app.db, 'a held step waits', tx => putOffStep(tx, { batch, case: of }, app.now() + againMs))
      process.stderr.write(`held step ${batch}: ${(error as Error).message}\n`)
    }
  }
  return settled
}

/** Its sender may have gone home believing it done. */
const tellIfRefused = (app: App, batch: string, of: string): Promise<number> =>
  asSystem(app.db, 'tell of a step that was not taken', tx =>
    tx.run(sql`
      insert into notices (tenant_id, id, person_id, case_id, kind, payload, at)
      select h.tenant_id, ${idFor(`${batch}/${of}/refused`, 0)}, h.person_id, h.case_id, 'StepRefused',
        jsonb_build_object('number', c.number, 'type', c.type, 'state', c.state, 'what', ${json(null)}::jsonb), ${moment(app.now())}
      from held_steps h join cases c on c.tenant_id = h.tenant_id and c.id = h.case_id
      where h.tenant_id = ${tx.tenant} and h.batch_id = ${batch} and h.case_id = ${of} and h.status = 'refused'
      on conflict (tenant_id, id) do nothing`),
  )

/** Forgets what was settled a day ago. */
export const forgetHeldSteps = (app: App): Promise<number> =>
  asSystem(app.db, 'forget settled steps', tx => dropSettled(tx, app.now() - keepMs))
