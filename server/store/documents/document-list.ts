import type { DocumentFacets, PublicDocumentList, PublicDocumentQuery, PublicDocumentRow } from '#contract/documents'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { grams } from '../case-rows.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { all, isUuid, moment, type Query, sql } from '../sql.ts'
import { dayAt, documentClasses } from './document-rows.ts'

export type Lang = 'zh' | 'en'
export interface ListedRow {
  readonly id: string
  readonly index: string
  readonly class: string
  readonly title: string
  readonly titleEn: string | null
  readonly number: string | null
  readonly unit: string | null
  readonly community: string | null
  readonly publishedAt: number
  readonly changedAt: number
  readonly summary: string
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly repealedOn: string | null
  readonly excerpt?: string | null
}
export const listedColumns = sql`id, index_no as index, class, title, content ->> 'titleEn' as "titleEn", content ->> 'number' as number, unit_id as unit,
  community_id as community, published_at as "publishedAt", changed_at as "changedAt", coalesce(content ->> 'summary', '') as summary,
  effective_from::text as "effectiveFrom", effective_to::text as "effectiveTo", repealed_on::text as "repealedOn"`

/** Whether a document that binds is in force on a day; null for one that does not bind. */
export function forceOf(
  row: Pick<ListedRow, 'effectiveFrom' | 'effectiveTo' | 'repealedOn'>,
  binds: boolean,
  today: string,
): PublicDocumentRow['force'] {
  if (row.repealedOn !== null && row.repealedOn <= today) return 'repealed'
  if (!binds) return null
  if (row.effectiveFrom !== null && row.effectiveFrom > today) return 'not-yet'
  return row.effectiveTo !== null && row.effectiveTo < today ? 'over' : 'in-force'
}

export const nameOf = (of: { readonly name: string; readonly nameEn: string | null } | undefined, lang: Lang): string | null =>
  of ? (lang === 'en' ? (of.nameEn ?? of.name) : of.name) : null

/** Words found in no more documents than this are looked up and those with them in the title come first. */
const rare = 2000

const encode = (values: readonly unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url')
function decode(cursor: string): readonly [number, string] {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof at === 'number' && Number.isSafeInteger(at) && (id === '' || isUuid(id))) return [at, id]
  } catch {
    // Not one of ours: refused below.
  }
  throw new Fault('bad-request', { detail: { where: { cursor: 'unknown' } } })
}

function filters(app: App, q: PublicDocumentQuery, tenant: number, today: string): Query<unknown>[] {
  const parts: Query<unknown>[] = [sql`tenant_id = ${tenant}`, sql`seen = 'shown'`]
  if (q.class) parts.push(sql`class = ${q.class}`)
  if (q.unit) parts.push(sql`unit_id = ${q.unit}`)
  if (q.community) parts.push(sql`community_id = ${q.community}`)
  if (q.year !== undefined) parts.push(sql`year = ${q.year}`)
  if (q.inForce === 'true') {
    const binding = [...documentClasses(app.programmes)].filter(([, of]) => of.binds).map(([name]) => name)
    parts.push(sql`class = any(${binding}::text[])`, sql`(effective_from is null or effective_from <= ${today}::date)`)
    parts.push(sql`(effective_to is null or effective_to >= ${today}::date)`)
    parts.push(sql`(repealed_on is null or repealed_on > ${today}::date)`)
  }
  return parts
}

/** Some words around the first place a search found; null when that is in the title alone. */
const excerptOf = (words: string): Query<unknown> => sql`case when strpos(lower(words), ${words.toLowerCase()}) > 0
  then substr(words, greatest(strpos(lower(words), ${words.toLowerCase()}) - 40, 1), 120) end as excerpt`

async function found(
  tx: Tx,
  app: App,
  q: PublicDocumentQuery,
  today: string,
): Promise<{ rows: ListedRow[]; next: string | null }> {
  const words = (q.q ?? '').trim()
  const where = filters(app, q, tx.tenant, today)
  const cursor = q.cursor ? decode(q.cursor) : null
  const newest = async (more: readonly Query<unknown>[], excerpt: Query<unknown>) => {
    const parts = [...where, ...more]
    if (cursor) parts.push(sql`(published_at, id) < (${moment(cursor[0])}::timestamptz, ${cursor[1] || null}::uuid)`)
    const rows = await tx.fresh(
      sql<ListedRow>`select ${listedColumns}${excerpt} from documents where ${all(parts)} order by published_at desc, id desc limit ${q.limit + 1}`,
    )
    const last = rows[q.limit - 1]
    return { rows: rows.slice(0, q.limit), next: rows.length > q.limit && last ? encode([last.publishedAt, last.id]) : null }
  }
  if (words === '') return newest([], sql``)
  if (/^[A-Za-z0-9]+-[A-Za-z0-9-]+$/.test(words))
    return newest([sql`index_no >= ${words}`, sql`index_no < ${`${words}~`}`], sql``)
  const pieces = grams([words]).split(' ').filter(Boolean)
  if (pieces.length === 0) return { rows: [], next: null }
  const query = pieces.map(p => `'${p}'`).join(' & ')
  const ids = await tx.rows(sql<{ id: string }>`select id from linli_documents_with_words(${query}::tsquery, ${rare + 1})`)
  const excerpt = sql`, ${excerptOf(words)}`
  if (ids.length > rare) return newest([sql`grams @@ ${query}::tsquery`], excerpt)
  const offset = cursor?.[0] ?? 0
  const rows = await tx.fresh(
    sql<ListedRow>`select ${listedColumns}${excerpt} from documents where ${all([...where, sql`id = any(${ids.map(i => i.id)}::uuid[])`])}
      order by (strpos(lower(title), ${words.toLowerCase()}) > 0) desc, published_at desc, id desc offset ${offset} limit ${q.limit + 1}`,
  )
  return { rows: rows.slice(0, q.limit), next: rows.length > q.limit ? encode([offset + q.limit, '']) : null }
}

export function listedRow(row: ListedRow, snapshot: Snapshot, binds: boolean, today: string, lang: Lang): PublicDocumentRow {
  return {
    index: row.index,
    class: row.class,
    title: row.title,
    titleEn: row.titleEn,
    number: row.number,
    unit: nameOf(snapshot.units.get(row.unit ?? ''), lang),
    community: nameOf(snapshot.places.get(row.community ?? ''), lang),
    publishedAt: row.publishedAt,
    summary: row.summary,
    excerpt: row.excerpt ?? null,
    force: forceOf(row, binds, today),
  }
}

/** Published documents, newest first; a search puts those first whose title holds the words. */
export async function publicDocuments(app: App, q: PublicDocumentQuery, lang: Lang): Promise<PublicDocumentList> {
  const snapshot = await app.directory.now()
  const today = dayAt(app.now(), snapshot)
  const classes = documentClasses(app.programmes)
  const { rows, next } = await asSystem(app.db, 'public documents', tx => found(tx, app, q, today))
  return { rows: rows.map(row => listedRow(row, snapshot, classes.get(row.class)?.binds ?? false, today, lang)), next }
}

interface Counted {
  readonly class: string
  readonly unit: string | null
  readonly community: string | null
  readonly year: number
  readonly n: number
}
const facetsMs = 20_000

/** How many there are of what, counted at most every twenty seconds. */
export function openFacets(app: App): (lang: Lang) => Promise<readonly Counted[]> {
  let at = Number.NEGATIVE_INFINITY
  let counted: Promise<readonly Counted[]> = Promise.resolve([])
  return () => {
    if (app.now() - at > facetsMs) {
      at = app.now()
      counted = asSystem(app.db, 'count documents', tx =>
        tx.rows(
          sql<Counted>`select class, unit_id as unit, community_id as community, year, count(*)::int as n from documents
            where tenant_id = ${tx.tenant} and seen = 'shown' group by 1, 2, 3, 4`,
        ),
      )
      counted.catch(() => {
        at = Number.NEGATIVE_INFINITY
      })
    }
    return counted
  }
}

export function facetsOf(
  counted: readonly Counted[],
  classes: ReadonlyMap<string, { readonly title: string; readonly binds: boolean }>,
  snapshot: Snapshot,
  lang: Lang,
): DocumentFacets {
  const sum = <K>(key: (row: Counted) => K) => {
    const sums = new Map<K, number>()
    for (const row of counted) sums.set(key(row), (sums.get(key(row)) ?? 0) + row.n)
    return sums
  }
  const byClass = sum(row => row.class)
  const named = (sums: ReadonlyMap<string | null, number>, names: ReadonlyMap<string, { name: string; nameEn: string | null }>) =>
    [...sums]
      .flatMap(([id, count]) => (id === null ? [] : [{ id, name: nameOf(names.get(id), lang) ?? '', count }]))
      .filter(one => one.name !== '')
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return {
    total: counted.reduce((total, row) => total + row.n, 0),
    classes: [...classes].map(([id, { title, binds }]) => ({ id, title, binds, count: byClass.get(id) ?? 0 })),
    units: named(
      sum(row => row.unit),
      snapshot.units,
    ),
    communities: named(
      sum(row => row.community),
      snapshot.places,
    ),
    years: [...sum(row => row.year)].map(([year, count]) => ({ year, count })).sort((a, b) => b.year - a.year),
  }
}
