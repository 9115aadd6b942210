import type { z } from 'zod'
import type { PublishedList, publishedQuery } from '#contract/published'
import type { App } from '../../app.ts'
import { asSystem, type Tx } from '../db.ts'
import { all, moment, type Query, sql } from '../sql.ts'
import { kindName, type Stage, stages, type ToldKind, toldTypes } from './published-kinds.ts'
import { type Found, foundColumns, notHidden, readCursor, tellRow, type Words, writeCursor } from './published-row.ts'

export interface PublishedAsk {
  readonly kinds: readonly Pick<ToldKind, 'type' | 'kind'>[]
  readonly stages: readonly Stage[]
  readonly community?: string | undefined
  readonly street?: string | undefined
  readonly from?: number | undefined
  /** Filed before this moment. */
  readonly until?: number | undefined
  readonly after?: readonly [number, string] | undefined
  readonly offset?: number
  readonly limit: number
}

/** Those of the kinds that this office publishes. */
export const publishedKinds = async (app: App): Promise<readonly ToldKind[]> =>
  toldTypes(app, await app.directory.now()).flatMap(told => told.kinds.filter(({ how }) => how !== 'never'))

/**
 * Published matters, newest first. Each kind is read in order of filing up to the end of the page asked for, open ones and
 * each way of ending apart, so that what is looked at does not grow with the store.
 */
export async function findPublished(app: App, ask: PublishedAsk): Promise<Found[]> {
  const types = toldTypes(app, await app.directory.now())
  const most = (ask.offset ?? 0) + ask.limit
  return asSystem(app.db, 'published matters', async tx => {
    const shared = narrow(tx, ask)
    const ofKind = ({ type, kind }: PublishedAsk['kinds'][number]) =>
      all([sql`type = ${type}`, kind === null ? sql`told_kind is null` : sql`told_kind = ${kind}`])
    const arms = ask.kinds.flatMap(one => {
      const states = types.find(told => told.of.type === one.type)?.states
      const ended = ask.stages.flatMap(stage => (stage === 'open' ? [] : (states?.[stage] ?? [])))
      // What has ended is read end by end: refusals are few, and would be met only after all that was done.
      return [
        ...(ask.stages.includes('open') ? [sql`closed_at is null and state = any(${states?.open ?? []}::text[])`] : []),
        ...ended.map(state => sql`closed_at is not null and state = ${state}`),
      ].map(part => all([ofKind(one), part]))
    })
    // Most of what a community ever had was done: its own order of filing is shorter than that of each kind.
    const together = ask.community !== undefined && ask.kinds.length > 1 && ask.stages.includes('done')
    const parts = together ? [sql`(${sql.join(arms, sql` or `)})`] : arms
    if (parts.length === 0) return []
    const each = parts.map(
      part =>
        sql`(select ${foundColumns(tx.tenant)} from cases where ${all([...shared, part])} order by filed_at desc, id desc limit ${most})`,
    )
    return tx.fresh(sql<Found>`select * from (${sql.join(each, sql` union all `)}) x
      order by "filedAt" desc, id desc limit ${ask.limit} offset ${ask.offset ?? 0}`)
  })
}

function narrow(tx: Tx, ask: PublishedAsk): Query<unknown>[] {
  const parts = [sql`tenant_id = ${tx.tenant}`, notHidden(tx.tenant)]
  if (ask.community !== undefined) parts.push(sql`community_id = ${ask.community}`)
  if (ask.street !== undefined) parts.push(sql`street_id = ${ask.street}`)
  if (ask.from !== undefined) parts.push(sql`filed_at >= ${moment(ask.from)}`)
  if (ask.until !== undefined) parts.push(sql`filed_at < ${moment(ask.until)}`)
  if (ask.after) parts.push(sql`(filed_at, id) < (${moment(ask.after[0])}::timestamptz, ${ask.after[1]}::uuid)`)
  return parts
}

/** What was decided about the words of these matters, by their ids. */
export async function wordsOf(app: App, ids: readonly string[]): Promise<ReadonlyMap<string, Words>> {
  if (ids.length === 0) return new Map()
  const rows = await asSystem(app.db, 'words somebody has looked at', tx =>
    tx.rows(sql<Words>`select case_id as id, decision, words, answer, photos from published_words
      where tenant_id = ${tx.tenant} and case_id = any(${[...ids]}::uuid[])`),
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** Matters by their ids, in that order, whatever their state: whoever names one knows it already. */
export async function foundByIds(app: App, ids: readonly string[]): Promise<Found[]> {
  const rows = await asSystem(app.db, 'matters by the names they are published under', tx =>
    tx.rows(
      sql<Found>`select ${foundColumns(tx.tenant)} from cases where tenant_id = ${tx.tenant} and id = any(${[...ids]}::uuid[])`,
    ),
  )
  return ids.flatMap(id => rows.find(row => row.id === id) ?? [])
}

/** One page for the portal. @throws Fault bad-request for a cursor that is not ours */
export async function listPublished(app: App, q: z.output<typeof publishedQuery>, lang: 'zh' | 'en'): Promise<PublishedList> {
  const snapshot = await app.directory.now()
  const kinds = (await publishedKinds(app)).filter(({ type, kind }) => q.kind === undefined || kindName(type, kind) === q.kind)
  const rows = await findPublished(app, {
    kinds,
    stages: q.stage === 'all' ? stages : [q.stage],
    community: q.community,
    from: q.from,
    until: q.to,
    after: q.after === undefined ? undefined : readCursor(app, q.after),
    limit: q.limit + 1,
  })
  const page = rows.slice(0, q.limit)
  const words = await wordsOf(
    app,
    page.map(row => row.id),
  )
  const last = rows.length > q.limit ? page.at(-1) : undefined
  return {
    rows: page.map(row => tellRow(app, snapshot, row, words.get(row.id), lang)),
    next: last ? writeCursor(app, last.filedAt, last.id) : null,
  }
}
