import type { z } from 'zod'
import type { obtainedBody } from '#contract/personal'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { readCase } from '../cases.ts'
import { asSystem, type Tx } from '../db.ts'
import { entryById } from '../entries/entries.ts'
import { mayEditEntry } from '../entries/entry-access.ts'
import { ledgerOf } from '../entries/entry-rows.ts'
import { sql } from '../sql.ts'
import { mayWithdraw } from './consents-withdraw.ts'

interface Row {
  readonly case: string | null
  readonly entry: string | null
  readonly kind: string
}

/**
 * How a consent was obtained, noted by staff who may see the value; what was signed on paper is kept with the case or
 * the entry as a photo. @throws Fault not-found, not-allowed
 */
export async function tellObtained(
  app: App,
  actor: Actor,
  consent: string,
  { obtained, paper }: z.output<typeof obtainedBody>,
): Promise<void> {
  const about = await asSystem(app.db, 'whose consent', tx =>
    tx.maybe(
      sql<Row>`select case_id as "case", entry_id as entry, kind from consents where tenant_id = ${tx.tenant} and id = ${consent} and ended_at is null`,
    ),
  )
  if (!about || !(await mayTell(app, actor, about))) throw new Fault('not-found')
  await asSystem(app.db, 'how a consent was obtained', async tx => {
    if (paper !== null && !(await keepPaper(tx, actor, about, paper))) throw new Fault('not-found')
    await tx.run(
      sql`update consents set obtained = ${obtained}, paper_id = ${paper} where tenant_id = ${tx.tenant} and id = ${consent}`,
    )
    const detail = { obtained, paper: paper !== null, ...(about.entry && { register: about.kind, entry: about.entry }) }
    await recordAudit(tx, { actor, at: app.now(), action: 'consent-obtained', caseId: about.case, detail })
  })
}

async function mayTell(app: App, actor: Actor, about: Row): Promise<boolean> {
  if (about.case !== null) {
    const { of, c } = await readCase(app, actor, about.case)
    return mayWithdraw(of.def, actor, c)
  }
  const ledger = ledgerOf(app.programmes, about.kind)
  const snapshot = await app.directory.now()
  const entry = await asSystem(app.db, 'whose consent', tx => entryById(tx, ledger, about.entry ?? ''))
  return mayEditEntry(ledger, actor, entry, snapshot)
}

/** A photo belongs to its case or its entry. */
const keepPaper = async (tx: Tx, actor: Actor, { case: ofCase, entry }: Row, paper: string): Promise<boolean> => {
  const mine = sql`case_id is null and entry_id is null and made_by = ${'person' in actor ? actor.person : null}`
  const there = ofCase !== null ? sql`case_id = ${ofCase}` : sql`entry_id = ${entry}`
  return (
    (await tx.run(
      sql`update files set case_id = ${ofCase}, entry_id = ${entry} where tenant_id = ${tx.tenant} and id = ${paper} and ((${mine}) or ${there})`,
    )) === 1
  )
}
