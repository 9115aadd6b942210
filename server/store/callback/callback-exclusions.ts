import type { z } from 'zod'
import type { ExclusionRow, Exclusions, exclusionAsk, exclusionDecide } from '#contract/callback'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { callbackWords } from '../../words/callback.ts'
import { recordAudit } from '../audit.ts'
import type { CaseRecord } from '../case-rows.ts'
import { alreadyDone, decideAndWrite, reachOf } from '../commands.ts'
import { idFor } from '../context.ts'
import { type Tx, transact } from '../db.ts'
import { lineFields } from '../definitions.ts'
import { moment, type Query, sql } from '../sql.ts'
import { caseById } from '../write-case.ts'
import { calledType } from './callback-list.ts'
import { callbackChanges } from './callback-rows.ts'
import { callbackOf, writeChanges } from './callbacks.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
const deciders: readonly string[] = ['supervisor', 'leader']
const { zh: w } = callbackWords

/** Says in the case what was asked or decided, for whoever reads it. An ended case takes no comment: then the audit alone keeps it. */
async function note(app: App, tx: Tx, record: CaseRecord, actor: Staff, id: string, text: string): Promise<void> {
  if (record.closed_at !== null || (await alreadyDone(tx, record.id, id))) return
  const of = calledType(app, record.type)
  await decideAndWrite(app, tx, of, record, actor, { kind: 'comment', id, text, open: false }, await app.directory.now())
}

/** One person asks, with a reason, that a callback be left out of the figures. @throws Fault not-found, nothing-to-do */
export const askExclusion = (app: App, actor: Staff, body: z.output<typeof exclusionAsk>): Promise<void> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const record = await caseById(tx, body.case, 'lock')
    const row = record && (await callbackOf(tx, body.case, body.round))
    if (!record || !row) throw new Fault('not-found')
    const made = await tx.run(sql`
      insert into callback_exclusions (tenant_id, id, case_id, round, reason, asked_by, asked_at)
      values (${tx.tenant}, ${body.id}, ${body.case}, ${body.round}, ${body.reason}, ${actor.person}, ${moment(app.now())})
      on conflict do nothing`)
    if (made === 0) {
      const same = await tx.maybe(
        sql<{
          id: string
        }>`select id from callback_exclusions where tenant_id = ${tx.tenant} and id = ${body.id} and case_id = ${body.case}`,
      )
      if (!same) throw new Fault('nothing-to-do')
      return
    }
    const detail = { round: body.round, reason: body.reason }
    await recordAudit(tx, { at: app.now(), actor, action: 'callback-exclude-ask', caseId: body.case, detail })
    await note(app, tx, record, actor, body.id, w.excludeAsked.replace('{reason}', body.reason))
  })

/** Another person decides it. @throws Fault second-person, not-found, nothing-to-do when it was decided already */
export const decideExclusion = (app: App, actor: Staff, id: string, body: z.output<typeof exclusionDecide>): Promise<void> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const asked = await tx.maybe(
      sql<{ case_id: string; round: number; asked_by: string }>`
        select case_id, round, asked_by from callback_exclusions where tenant_id = ${tx.tenant} and id = ${id}`,
    )
    const record = asked && (await caseById(tx, asked.case_id, 'lock'))
    const row = record && (await callbackOf(tx, asked.case_id, asked.round))
    if (!asked || !record || !row) throw new Fault('not-found')
    if (asked.asked_by === actor.person) throw new Fault('second-person')
    const made = await tx.run(sql`
      update callback_exclusions set granted = ${body.grant}, words = ${body.words}, decided_by = ${actor.person}, decided_at = ${moment(app.now())}
      where tenant_id = ${tx.tenant} and id = ${id} and decided_at is null`)
    if (made === 0) throw new Fault('nothing-to-do')
    if (body.grant) {
      await tx.run(
        sql`update callbacks set excluded = true where tenant_id = ${tx.tenant} and case_id = ${asked.case_id} and round = ${asked.round}`,
      )
      await writeChanges(tx, callbackChanges(record.type, [row], [{ ...row, excluded: true }]))
    }
    const detail = { round: asked.round, granted: body.grant, words: body.words }
    await recordAudit(tx, {
      at: app.now(),
      actor,
      action: 'callback-exclude-decide',
      caseId: asked.case_id,
      subject: asked.asked_by,
      detail,
    })
    const text = (body.grant ? w.excluded : w.kept).replace('{words}', body.words)
    await note(app, tx, record, actor, idFor(`exclusion ${id}`, 0), text)
  })

/** What waits for a second person, and the last hundred that were decided. */
export const listExclusions = (app: App, actor: Staff, type: string): Promise<Exclusions> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const { words } = lineFields(calledType(app, type).def)
    const name = (column: string) =>
      sql`(select name from people p where p.tenant_id = e.tenant_id and p.id = ${sql.ref(column)})`
    const read = (where: Query<unknown>, order: Query<unknown>) =>
      tx.fresh(sql<Omit<ExclusionRow, 'mayDecide'> & { asker: string }>`
        select e.id, e.case_id as "case", e.round, c.number, left(coalesce(c.data ->> ${words ?? ''}, ''), 120) as title, b.unit_id as unit,
          e.reason, ${name('e.asked_by')} as "askedBy", e.asked_by as asker, e.asked_at as "askedAt", e.granted, e.words,
          ${name('e.decided_by')} as "decidedBy", e.decided_at as "decidedAt"
        from callback_exclusions e join callbacks b on b.tenant_id = e.tenant_id and b.case_id = e.case_id and b.round = e.round
          join cases c on c.tenant_id = e.tenant_id and c.id = e.case_id
        where e.tenant_id = ${tx.tenant} and b.type = ${type} and ${where} order by ${order} limit 100`)
    const decides = actor.posts.some(post => deciders.includes(post.role))
    const view = ({ asker, ...row }: Omit<ExclusionRow, 'mayDecide'> & { asker: string }): ExclusionRow => ({
      ...row,
      mayDecide: decides && row.decidedAt === null && asker !== actor.person,
    })
    return {
      waiting: (await read(sql`e.decided_at is null`, sql`e.asked_at`)).map(view),
      decided: (await read(sql`e.decided_at is not null`, sql`e.decided_at desc`)).map(view),
    }
  })
