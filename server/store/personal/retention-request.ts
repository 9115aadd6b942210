import { randomUUID } from 'node:crypto'
import type { CertificateLine } from '#contract/personal'
import { type Actor, authorOf } from '#kernel/engine/actor'
import { evolve } from '#kernel/engine/evolve'
import type { Case, CasePlace, Command, Event } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import { type CaseData, type FieldData, fieldsOf } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { type CaseRecord, caseOf } from '../case-rows.ts'
import type { Tx } from '../db.ts'
import { type CaseType, caseType } from '../definitions.ts'
import { certify } from '../erasures.ts'
import { searchable } from '../filing.ts'
import { sql } from '../sql.ts'
import { caseById, caseByNumber, updateCase } from '../write-case.ts'
import { endConsents, whose } from './consents.ts'
import { scrubHistory, scrubPlaces } from './retention-erase.ts'

/** Does this command erase another case's personal values? */
export const erasesBy = (def: CaseData, command: Pick<Command, 'kind'>) =>
  command.kind === 'take' ? def.steps[(command as Extract<Command, { kind: 'take' }>).step]?.erases : undefined

type Cause = 'withdrawn' | 'request'

/**
 * Erases these personal fields of one case: from the case, from its history, and how its reporter was to be told. The
 * history says that they went and why. Only within a transaction of the owner.
 */
export async function erasePersonal(
  app: App,
  tx: Tx,
  it: {
    readonly of: CaseType
    readonly record: CaseRecord
    readonly fields: readonly string[]
    readonly because: Cause
    readonly actor: Actor
    readonly command: string
    readonly request?: string
  },
): Promise<Case> {
  const { of, record, fields, because, actor } = it
  const all = fieldsOf(of.def)
  const before = caseOf(record)
  const where = placeField(of.def)
  const home = where !== null && fields.includes(where)
  const place: CasePlace | null = home ? { ...before.place, point: null, address: null, building: null } : null
  const event: Event = {
    at: app.now(),
    by: authorOf(actor),
    command: it.command,
    body: { kind: 'Erased', fields, because, place },
  }
  const c = evolve(before, event)
  await updateCase(tx, {
    c,
    before,
    events: [event],
    errands: [],
    grams: searchable(of.def, c),
    now: app.now(),
    madeAt: null,
    tallies: [],
    definition: record.definition,
  })
  for (const key of fields) await scrubHistory(tx, key, [record.id], 'reporter')
  if (home) await scrubPlaces(tx, [record.id])
  if (fields.some(key => ['person', 'phone'].includes(all[key]?.kind ?? ''))) await forgetContacts(tx, record.id, because)
  await endConsents(tx, { case: record.id, kind: of.type }, fields, {
    how: because === 'withdrawn' ? 'withdrawn' : 'erased',
    by: whose(actor.kind),
    at: app.now(),
  })
  const lines = fields.map((key): CertificateLine => {
    const { keep = null, basis = null } = all[key]?.personal ?? {}
    return { what: 'case', type: of.type, field: key, values: 1, keep, basis }
  })
  await certify(tx, app, { because, actor, lines, request: it.request })
  return c
}

/** A telephone that is gone is told nothing by text message; after a request that all be erased nothing is told at all. */
async function forgetContacts(tx: Tx, id: string, because: Cause): Promise<void> {
  const channel = because === 'withdrawn' ? sql`channel = 'sms'` : sql`true`
  await tx.run(sql`delete from contacts where tenant_id = ${tx.tenant} and case_id = ${id} and ${channel}`)
  await tx.run(
    sql`update deliveries set body = null, shown_to = null where tenant_id = ${tx.tenant} and case_id = ${id} and ${channel}`,
  )
}

/** The personal fields of a case that hold a value. */
export const personalIn = (def: CaseData, data: Case['data']): readonly (readonly [key: string, field: FieldData])[] =>
  Object.entries(fieldsOf(def)).filter(([key, field]) => field.personal && data[key] !== undefined && data[key] !== null)

/**
 * Carries out what a step of a request erases: the personal values of the case whose number it names, in the transaction of
 * the step. Nothing to erase, or everything of a case that goes on, is refused, and the step with it.
 */
export async function eraseWhatWasAsked(app: App, tx: Tx, of: CaseType, c: Case, command: Command, actor: Actor): Promise<void> {
  const erases = erasesBy(of.def, command)
  if (!erases) return
  const may = await tx.maybe(sql<{ may: boolean }>`select has_table_privilege('case_events', 'UPDATE') as may`)
  // Whoever takes steps in another way than one by one goes without the owner's right, and erases nothing.
  if (!may?.may) throw new Fault('not-allowed')
  const named = await caseByNumber(tx, String(c.data[erases.target] ?? '').trim())
  const record = named && (await caseById(tx, named.id, 'lock'))
  if (!record || record.id === c.id) throw new Fault('erase-target')
  const all = c.data[erases.extent] === 'all'
  if (all && record.closed_at === null) throw new Fault('erase-open')
  const target = caseType(app.programmes, record.type)
  const fields = personalIn(target.def, record.data).flatMap(([key, field]) =>
    all || field.personal?.basis === 'consent' ? [key] : [],
  )
  if (fields.length === 0) throw new Fault('erase-nothing')
  const because: Cause = all ? 'request' : 'withdrawn'
  await erasePersonal(app, tx, { of: target, record, fields, because, actor, command: randomUUID(), request: c.id })
}
