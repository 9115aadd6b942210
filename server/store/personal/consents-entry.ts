import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { CertificateLine, ConsentList, staffWithdrawBody } from '#contract/personal'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asOwner, asSystem, type Tx } from '../db.ts'
import { entryById } from '../entries/entries.ts'
import { mayEditEntry } from '../entries/entry-access.ts'
import { type EntryRecord, type Ledger, ledgerIn } from '../entries/entry-rows.ts'
import { heldEntries, markEntries } from '../entries/entry-write.ts'
import { certify } from '../erasures.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'
import { consentsOf, endConsents, keepEntryConsents } from './consents.ts'
import { scrubEntries } from './retention-erase.ts'

type Lang = 'zh' | 'en'

const onConsent = ({ def }: Ledger, { data }: EntryRecord): string[] =>
  Object.keys(def.columns).filter(
    key => def.columns[key]?.personal?.basis === 'consent' && data[key] !== undefined && data[key] !== null,
  )

/** What was agreed to in one entry, and what its editors at this place may withdraw on the word of the person. */
export async function entryConsents(app: App, actor: Actor, ledger: Ledger, id: string, lang: Lang): Promise<ConsentList> {
  const snapshot = await app.directory.now()
  const { columns } = ledgerIn(ledger, lang)
  return asSystem(app.db, 'what was agreed to in an entry', async tx => {
    const entry = await entryById(tx, ledger, id)
    const may = mayEditEntry(ledger, actor, entry, snapshot) ? onConsent(ledger, entry) : []
    return {
      rows: await consentsOf(tx, { entry: id, kind: ledger.name }, ledger.def.columns, columns),
      may: may.map(field => ({ field, title: columns[field]?.title ?? field })),
    }
  })
}

/**
 * Somebody takes back the consent to what an entry holds of them: it is erased from the entry and its history. An entry that
 * is nothing without the column is archived, and everything else in it that rests on consent goes with it.
 * @throws Fault consent-none, not-allowed, not-found
 */
export async function withdrawInEntry(
  app: App,
  actor: Actor,
  ledger: Ledger,
  entryId: string,
  { id, field, reason }: z.output<typeof staffWithdrawBody>,
): Promise<void> {
  const snapshot = await app.directory.now()
  await asOwner(app.db, 'withdraw a consent in a register', async tx => {
    const [entry] = await heldEntries(tx, ledger, [entryId])
    if (!entry) throw new Fault('not-found')
    if (!mayEditEntry(ledger, actor, entry, snapshot)) throw new Fault('not-allowed', { detail: { register: ledger.name } })
    const at = app.now()
    if (!(await firstTime(tx, 'consent-withdraw', id, [ledger.name, entryId, field], at))) return
    const there = onConsent(ledger, entry)
    if (!there.includes(field)) throw new Fault('consent-none')
    const needed = ledger.def.columns[field]?.required === true
    const fields = needed ? there : [field]
    // Older entries were made before consents were kept.
    const row = { id: entryId, before: null, after: entry.data }
    await keepEntryConsents(tx, { name: ledger.name, columns: ledger.def.columns }, [row], {
      by: { kind: 'staff', person: null },
      at: entry.madeAt,
    })
    await endConsents(tx, { entry: entryId, kind: ledger.name }, fields, { how: 'withdrawn', by: 'staff', at })
    if (needed && entry.archivedAt === null) await archive(tx, app, actor, entryId, at, snapshot)
    for (const key of fields) await scrub(tx, app, ledger, entryId, key)
    const lines = fields.map((key): CertificateLine => {
      const { keep = null, basis = null } = ledger.def.columns[key]?.personal ?? {}
      return { what: 'entry', type: ledger.name, field: key, values: 1, keep, basis }
    })
    await certify(tx, app, { because: 'withdrawn', actor, lines })
    await recordAudit(tx, {
      actor,
      at,
      action: 'consent-withdraw',
      detail: { register: ledger.name, entry: entryId, field, reason },
    })
  })
}

type Snapshot = Awaited<ReturnType<App['directory']['now']>>
const archive = (tx: Tx, app: App, actor: Actor, id: string, at: number, snapshot: Snapshot): Promise<number> =>
  markEntries(
    tx,
    { actor, at, snapshot, programmes: app.programmes, command: randomUUID() },
    [id],
    'archived',
    sql`archived_at = ${moment(at)}, changed_at = ${moment(at)}`,
  )

const scrub = (tx: Tx, app: App, { def }: Ledger, id: string, key: string): Promise<void> => {
  const field = def.columns[key]
  const column = {
    key,
    title: field?.title ?? key,
    isPlace: field?.kind === 'place',
    names: def.ledger.name === key,
    isKey: def.key === key,
  }
  return scrubEntries(tx, app, column, [id])
}
