import type { z } from 'zod'
import type { withdrawBody } from '#contract/personal'
import { mayRead, revealingRoles } from '#kernel/engine/access'
import { type Actor, isOwn, roleFor } from '#kernel/engine/actor'
import type { Case } from '#kernel/engine/model'
import { type CaseData, fieldsOf } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { caseOf } from '../case-rows.ts'
import { readCase } from '../cases.ts'
import { alreadyDone, decideAndWrite, reachOf } from '../commands.ts'
import { idFor } from '../context.ts'
import { asOwner, transact } from '../db.ts'
import { type CaseType, inLanguage } from '../definitions.ts'
import { caseById, eventsOf } from '../write-case.ts'
import { consentsOf, keepCaseConsents } from './consents.ts'
import { erasePersonal, personalIn } from './retention-request.ts'

/** The person themselves, or staff who may see the values: those whom they told. */
export const mayWithdraw = (def: CaseData, actor: Actor, c: Case): boolean =>
  isOwn(actor, c) || (actor.kind === 'staff' && mayRead(def, actor, c) && roleFor(actor, revealingRoles(def, c), c) !== null)

/** The fields whose consent the actor may withdraw now. */
export const withdrawable = (def: CaseData, actor: Actor, c: Case): readonly string[] =>
  mayWithdraw(def, actor, c) ? personalIn(def, c.data).flatMap(([key, f]) => (f.personal?.basis === 'consent' ? [key] : [])) : []

/**
 * Somebody takes a consent back (PIPL 15, 47): what rested on it is erased from the case and its history, which says so
 * without the value. Where the matter cannot go on without it, it ends first. Sent twice it is withdrawn once.
 */
export async function withdrawConsent(
  app: App,
  actor: Actor,
  caseId: string,
  { id, field }: z.output<typeof withdrawBody>,
  reason: string | null = null,
): Promise<void> {
  // Within the actor's reach, before the owner looks.
  const { of } = await readCase(app, actor, caseId)
  const snapshot = await app.directory.now()
  await asOwner(app.db, 'withdraw a consent', async tx => {
    const record = await caseById(tx, caseId, 'lock')
    if (!record) throw new Fault('not-found')
    if (await alreadyDone(tx, caseId, id)) return
    const c = caseOf(record)
    if (!mayWithdraw(of.def, actor, c)) throw new Fault('not-allowed')
    if (!withdrawable(of.def, actor, c).includes(field)) throw new Fault('consent-none')
    const [filed] = await eventsOf(tx, caseId)
    // Older cases were filed before consents were kept: the one that ends now stood since then.
    await keepCaseConsents(tx, of, null, c, filed?.by ?? { kind: 'anonymous', person: null, name: null, role: null }, c.filedAt)
    const ending = endingStep(of, actor, c, field)
    if (ending) {
      const command = { kind: 'take' as const, id: idFor(id, 1), step: ending, answers: {} }
      await decideAndWrite(app, tx, of, record, actor, command, snapshot)
    }
    const now = (await caseById(tx, caseId, 'lock')) ?? record
    await erasePersonal(app, tx, { of, record: now, fields: [field], because: 'withdrawn', actor, command: id })
    await recordAudit(tx, {
      actor,
      at: app.now(),
      action: 'consent-withdraw',
      caseId,
      detail: { field, ...(reason && { reason }) },
    })
  })
}

/** The step by which the matter ends when what it needs is withdrawn; none when it goes on without. */
function endingStep(of: CaseType, actor: Actor, c: Case, field: string): string | null {
  if (c.closedAt !== null || !fieldsOf(of.def)[field]?.required || !Object.hasOwn(of.def.form, field)) return null
  const found = Object.entries(of.def.steps).find(
    ([, s]) =>
      s.from.includes(c.state) &&
      of.def.states[s.to]?.ends === 'withdrawn' &&
      !s.when &&
      roleFor(actor, s.by, c) !== null &&
      !Object.values(s.ask ?? {}).some(asked => asked.required),
  )
  return found?.[0] ?? null
}

/** The consents of a case for staff who may read it. */
export async function caseConsents(app: App, actor: Actor, id: string, lang: 'zh' | 'en') {
  const { of, c } = await readCase(app, actor, id)
  const titles = fieldsOf(inLanguage(of, lang))
  const rows = await transact(app.db, reachOf(app, actor), tx =>
    consentsOf(tx, { case: id, kind: of.type }, fieldsOf(of.def), titles),
  )
  return { rows, may: withdrawable(of.def, actor, c).map(field => ({ field, title: titles[field]?.title ?? field })) }
}
