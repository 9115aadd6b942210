import type { DocumentAct, DocumentContent } from '#contract/documents'
import { documentChecks } from '#contract/documents'
import type { Actor } from '#kernel/engine/actor'
import { leader, publicationReviewer } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { firstTime } from '../once.ts'
import { isUuid, json, moment, type Query, sql } from '../sql.ts'
import { missingIn, openTraces, tidyContent } from './document-content.ts'
import { drafterRole, draftsClass, requireDrafter } from './document-drafters.ts'
import { publish } from './document-publish.ts'
import {
  type Check,
  contentOf,
  type DocumentRecord,
  documentById,
  documentClasses,
  filesOf,
  lockDocument,
  type Signed,
} from './document-rows.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
export const reviewerRoles: readonly string[] = [publicationReviewer.id, leader.id]
const holds = (actor: Staff, ...roles: readonly string[]) => actor.posts.some(p => roles.includes(p.role))

/** @throws Fault answers-invalid for a unit, community or document that is not there */
async function checkLinks(tx: Tx, snapshot: Snapshot, content: DocumentContent, id: string): Promise<void> {
  const fields: Record<string, string> = {}
  if (content.unit !== null && !snapshot.units.has(content.unit)) fields.unit = 'unknown'
  if (content.community !== null && snapshot.places.get(content.community)?.kind !== 'community') fields.community = 'unknown'
  if (content.effectiveFrom && content.effectiveTo && content.effectiveTo < content.effectiveFrom) fields.effectiveTo = 'order'
  const linked = [...content.replaces, ...(content.interprets ? [content.interprets] : [])]
  const there = await tx.rows(
    sql<{
      id: string
    }>`select id from documents where tenant_id = ${tx.tenant} and id = any(${linked.filter(isUuid)}::uuid[]) and index_no is not null and id <> ${id}`,
  )
  const known = new Set(there.map(one => one.id))
  if (content.interprets && !known.has(content.interprets)) fields.interprets = 'unknown'
  if (content.replaces.some(one => !known.has(one))) fields.replaces = 'unknown'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

/** A new draft. The same id and content again is the same draft. @throws Fault not-allowed, key-reused */
export async function createDocument(app: App, actor: Staff, id: string, given: DocumentContent): Promise<void> {
  requireDrafter(app, actor, given.class)
  const snapshot = await app.directory.now()
  await asSystem(app.db, 'a new draft', async tx => {
    if (!(await firstTime(tx, 'document', id, given, app.now()))) return
    const content = tidyContent(given, [])
    await checkLinks(tx, snapshot, content, id)
    const now = moment(app.now())
    await tx.run(sql`
      insert into documents (tenant_id, id, work, class, title, unit_id, community_id, draft, writers, drafter, created_at, changed_at)
      values (${tx.tenant}, ${id}, 'draft', ${content.class}, ${content.title}, ${content.unit}, ${content.community}, ${json(content)},
        array[${actor.person}]::uuid[], ${actor.name}, ${now}, ${now})`)
    await recordAudit(tx, { at: app.now(), actor, action: 'document-create', detail: { document: id } })
  })
}

/** Keeps what was written. @throws Fault not-allowed, stale-version, step-not-now when it is with the reviewer */
export async function saveDocument(app: App, actor: Staff, id: string, version: number, given: DocumentContent): Promise<void> {
  const snapshot = await app.directory.now()
  await asSystem(app.db, 'save a draft', async tx => {
    const row = await lockDocument(tx, id, version)
    // Nobody moves a document into, or out of, a class that is not theirs.
    requireDrafter(app, actor, row.class, contentOf(row).class, given.class)
    if (row.work !== 'draft') throw new Fault('step-not-now')
    const content = tidyContent(given, await filesOf(tx, id))
    await checkLinks(tx, snapshot, content, id)
    const writers = [...new Set([...row.writers, actor.person])]
    // Until it is published the list shows what is written; after that, what is public.
    const named =
      row.seen === 'none' ? sql`, class = ${content.class}, title = ${content.title}, unit_id = ${content.unit}` : sql``
    await tx.run(sql`
      update documents set version = version + 1, draft = ${json(content)}, writers = ${writers}::uuid[], drafter = ${actor.name},
        changed_at = ${moment(app.now())}${named} where tenant_id = ${tx.tenant} and id = ${id}`)
  })
}

const sign = (actor: Staff, at: number, checks: readonly Check[]): Signed => {
  if (!documentChecks.every(check => checks.includes(check))) throw new Fault('checks-missing')
  return { person: actor.person, name: actor.name, at, checks: [...documentChecks] }
}

type Change = { readonly set: Query<unknown> } | 'published' | 'gone'
interface Acting {
  readonly app: App
  readonly tx: Tx
  readonly snapshot: Snapshot
  readonly actor: Staff
  readonly row: DocumentRecord
  readonly now: number
}
type Doing<K extends DocumentAct['kind']> = (on: Acting, act: Extract<DocumentAct, { kind: K }>) => Promise<Change>

const only = (allowed: boolean) => {
  if (!allowed) throw new Fault('step-not-now')
}
const said = (reason: string): string => {
  if (reason.trim() === '') throw new Fault('answers-invalid', { fields: { reason: 'empty' } })
  return reason.trim()
}

async function checkReady({ app, tx, row }: Acting): Promise<void> {
  const content = contentOf(row)
  const missing = missingIn(content, documentClasses(app.programmes).get(content.class))
  if (missing.length > 0)
    throw new Fault('answers-invalid', { fields: Object.fromEntries(missing.map(field => [field, 'empty'])) })
  const traces = openTraces(content, await filesOf(tx, row.id))
  if (traces.length > 0) throw new Fault('traces-open', { detail: { count: traces.length } })
}

const doing: { readonly [K in DocumentAct['kind']]: { readonly by: readonly string[]; readonly do: Doing<K> } } = {
  submit: {
    by: [drafterRole],
    do: async (on, act) => {
      only(on.row.work === 'draft')
      await checkReady(on)
      const submitted = sign(on.actor, on.now, act.checks)
      return { set: sql`work = 'review', submitted = ${json(submitted)}, note = null` }
    },
  },
  recall: {
    by: [drafterRole],
    do: async ({ row }) => {
      only(row.work === 'review' || row.work === 'ready')
      return { set: sql`work = 'draft', submitted = null, reviewed = null, publish_at = null` }
    },
  },
  return: {
    by: reviewerRoles,
    do: async ({ row }, act) => {
      only(row.work === 'review' || row.work === 'ready')
      return { set: sql`work = 'draft', submitted = null, reviewed = null, publish_at = null, note = ${said(act.reason)}` }
    },
  },
  approve: {
    by: reviewerRoles,
    do: async (on, act) => {
      const { app, tx, snapshot, actor, row, now } = on
      only(row.work === 'review')
      if (row.writers.includes(actor.person) || row.submitted?.person === actor.person) throw new Fault('reviewer-wrote')
      await checkReady(on)
      const reviewed = sign(actor, now, act.checks)
      if (act.at !== null && act.at > now)
        return { set: sql`work = 'ready', reviewed = ${json(reviewed)}, publish_at = ${moment(act.at)}` }
      await publish(app, tx, snapshot, { ...row, reviewed }, now)
      return 'published'
    },
  },
  correct: {
    by: [drafterRole],
    do: async ({ actor, row }, act) => {
      only(row.work === 'still' && row.content !== null)
      return {
        set: sql`work = 'draft', draft = content, writers = array[${actor.person}]::uuid[], drafter = ${actor.name}, correction = ${said(act.reason)}`,
      }
    },
  },
  withdraw: {
    // Whoever sees a mistake stops it at once; it takes two people to show something, one to hide it.
    by: [drafterRole, ...reviewerRoles],
    do: async ({ row, now }, act) => {
      only(row.seen === 'shown')
      return { set: sql`seen = 'withdrawn', gone_at = ${moment(now)}, gone_reason = ${said(act.reason)}` }
    },
  },
  repeal: {
    by: reviewerRoles,
    do: async ({ tx, row }, act) => {
      only(row.seen === 'shown' && row.repealedOn === null)
      const by = act.by === null ? null : await documentById(tx, act.by)
      if (act.by !== null && (!by?.index || by.id === row.id)) throw new Fault('answers-invalid', { fields: { by: 'unknown' } })
      return { set: sql`repealed_on = ${act.on}, repealed_by = ${act.by}, repeal_reason = ${said(act.reason)}` }
    },
  },
  discard: {
    by: [drafterRole],
    do: async ({ tx, row }) => {
      only(row.work === 'draft')
      if (row.content)
        return { set: sql`work = 'still', draft = null, writers = '{}', submitted = null, note = null, correction = null` }
      await tx.run(sql`delete from document_files where tenant_id = ${tx.tenant} and document_id = ${row.id}`)
      await tx.run(sql`delete from documents where tenant_id = ${tx.tenant} and id = ${row.id}`)
      return 'gone'
    },
  },
}

/**
 * Does one act with a document. Drafting and approving take two people.
 * @returns false when the document is no more
 * @throws Fault not-allowed, not-found, stale-version, step-not-now, answers-invalid, traces-open, checks-missing, reviewer-wrote
 */
export async function actOnDocument(app: App, actor: Staff, id: string, version: number, act: DocumentAct): Promise<boolean> {
  const step = doing[act.kind] as { by: readonly string[]; do: Doing<DocumentAct['kind']> }
  const refused = new Fault('not-allowed', { detail: { roles: step.by } })
  const snapshot = await app.directory.now()
  return asSystem(app.db, `document ${act.kind}`, async tx => {
    const row = await lockDocument(tx, id, version)
    const may = holds(actor, ...step.by) || (step.by.includes(drafterRole) && draftsClass(app, actor, row.class))
    if (!may) throw refused
    const now = app.now()
    const change = await step.do({ app, tx, snapshot, actor, row, now }, act as never)
    await recordAudit(tx, { at: now, actor, action: `document-${act.kind}`, detail: { document: id, index: row.index } })
    if (typeof change === 'string') return change !== 'gone'
    await tx.run(
      sql`update documents set version = version + 1, changed_at = ${moment(now)}, ${change.set} where tenant_id = ${tx.tenant} and id = ${id}`,
    )
    return true
  })
}
