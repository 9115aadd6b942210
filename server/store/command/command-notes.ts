import type { z } from 'zod'
import type { causeNoteBody } from '#contract/command'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { tellOffice } from '../../jobs/live.ts'
import { recordAudit } from '../audit.ts'
import { asSystem } from '../db.ts'
import { lineFields, overseenType } from '../definitions.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'

/** Keeps why a topic rises in a place and what will be done; a later note stands before it. @throws Fault answers-invalid, key-reused */
export async function writeNote(
  app: App,
  actor: Extract<Actor, { kind: 'staff' }>,
  note: z.output<typeof causeNoteBody>,
): Promise<void> {
  const { def } = overseenType(app.programmes, note.type)
  const { kind } = lineFields(def)
  const snapshot = await app.directory.now()
  const fields = {
    ...(!(kind && def.form[kind]?.options?.[note.topic]) && { topic: 'unknown' }),
    ...(snapshot.places.get(note.place)?.kind !== 'community' && { place: 'unknown' }),
  }
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
  const now = app.now()
  await asSystem(app.db, 'note a cause', async tx => {
    if (!(await firstTime(tx, 'cause-note', note.id, note, now))) return
    await tx.run(sql`
      insert into cause_notes (tenant_id, id, at, person_id, type, topic, place_id, cause, remedy)
      values (${tx.tenant}, ${note.id}, ${moment(now)}, ${actor.person}, ${note.type}, ${note.topic}, ${note.place}, ${note.cause}, ${note.remedy})`)
    await recordAudit(tx, { at: now, actor, action: 'cause-note', detail: { topic: note.topic, place: note.place } })
    await tellOffice(tx, 'notes')
  })
}
