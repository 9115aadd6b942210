import type { z } from 'zod'
import type { Warning, warningBody, warningPatch } from '#contract/warnings'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { tellOffice } from '../../jobs/live.ts'
import { recordAudit } from '../audit.ts'
import { asSystem, type Tx } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Body = z.output<typeof warningBody>
type Patch = z.output<typeof warningPatch>

interface Row {
  readonly id: string
  readonly version: number
  readonly message: Warning['msgType']
  readonly event: Warning['event']
  readonly level: Warning['level']
  readonly headline: string
  readonly description: string
  readonly instruction: string
  readonly areas: readonly string[]
  readonly onset: number
  readonly expires: number
  readonly sender: string
  readonly sent: number
}

const columns = sql`id, version, message, event, level, headline, description, instruction, areas, onset, expires, sender, sent_at as sent`

/** The national four levels and what CAP calls them; most severe first where they are listed. */
const severities = { blue: 'Minor', yellow: 'Moderate', orange: 'Severe', red: 'Extreme' } as const
const rank = ['red', 'orange', 'yellow', 'blue']

const shown = (row: Row, snapshot: Snapshot, lang: 'zh' | 'en'): Warning => {
  const { message, areas, ...rest } = row
  const nameOf = (id: string) => {
    const place = snapshot.places.get(id)
    return (lang === 'en' ? place?.nameEn : null) ?? place?.name ?? ''
  }
  return {
    ...rest,
    msgType: message,
    severity: severities[row.level],
    areas: areas.map(id => ({ id, name: nameOf(id) })),
  }
}

/** Warnings that hold now, and those that begin within a day; the most severe first. */
export async function warningsInForce(app: App, lang: 'zh' | 'en'): Promise<Warning[]> {
  const now = app.now()
  const rows = await asSystem(app.db, 'warnings in force', tx =>
    tx.rows(sql<Row>`
      select ${columns} from public_warnings
      where tenant_id = ${tx.tenant} and replaced_at is null and message <> 'cancel' and expires > ${moment(now)}
        and onset < ${moment(now + 86_400_000)} order by onset, id limit 50`),
  )
  const snapshot = await app.directory.now()
  return rows
    .sort((a, b) => rank.indexOf(a.level) - rank.indexOf(b.level) || a.onset - b.onset)
    .map(r => shown(r, snapshot, lang))
}

/** Every version of every warning, newest first: who said what when. */
export async function warningHistory(app: App, lang: 'zh' | 'en', limit: number): Promise<Warning[]> {
  const rows = await asSystem(app.db, 'warnings', tx =>
    tx.rows(
      sql<Row>`select ${columns} from public_warnings where tenant_id = ${tx.tenant} order by sent_at desc, id, version desc limit ${limit}`,
    ),
  )
  const snapshot = await app.directory.now()
  return rows.map(r => shown(r, snapshot, lang))
}

const current = (tx: Tx, id: string): Promise<Row | null> =>
  tx.maybe(
    sql<Row>`select ${columns} from public_warnings where tenant_id = ${tx.tenant} and id = ${id} and replaced_at is null for update`,
  )

function check(snapshot: Snapshot, w: Pick<Row, 'areas' | 'onset' | 'expires'>, now: number): void {
  const fields: Record<string, string> = {}
  if (w.expires <= w.onset) fields.expires = 'order'
  else if (w.expires <= now) fields.expires = 'past'
  if (w.areas.some(id => snapshot.places.get(id)?.kind !== 'community')) fields.areas = 'unknown'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

const insert = (tx: Tx, row: Row, person: string): Promise<number> =>
  tx.run(sql`
    insert into public_warnings (tenant_id, id, version, message, event, level, headline, description, instruction, areas, onset, expires,
      sender, person_id, sent_at)
    values (${tx.tenant}, ${row.id}, ${row.version}, ${row.message}, ${row.event}, ${row.level}, ${row.headline}, ${row.description},
      ${row.instruction}, ${[...row.areas]}::uuid[], ${moment(row.onset)}, ${moment(row.expires)}, ${row.sender}, ${person}, ${moment(row.sent)})`)

const replaced = (tx: Tx, id: string, now: number): Promise<number> =>
  tx.run(
    sql`update public_warnings set replaced_at = ${moment(now)} where tenant_id = ${tx.tenant} and id = ${id} and replaced_at is null`,
  )

/** Gives out a warning; the same id again is the same warning. @throws Fault answers-invalid, key-reused */
export async function giveWarning(app: App, actor: Staff, body: Body, lang: 'zh' | 'en'): Promise<Warning> {
  const now = app.now()
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'give out a warning', async tx => {
    const row: Row = {
      ...body,
      version: 1,
      message: 'alert',
      onset: body.onset ?? now,
      sender: body.sender ?? snapshot.name,
      sent: now,
    }
    if (await firstTime(tx, 'warning', body.id, body, now)) {
      check(snapshot, row, now)
      await insert(tx, row, actor.person)
      await recordAudit(tx, {
        at: now,
        actor,
        action: 'warning-give',
        detail: { warning: body.id, level: body.level, event: body.event },
      })
      await tellOffice(tx, 'warnings')
    }
    const there = await current(tx, body.id)
    return shown(there ?? row, snapshot, lang)
  })
}

/** The next version takes over; the one before stays. `patch` null cancels. @throws Fault not-found, stale-version, answers-invalid */
export async function replaceWarning(
  app: App,
  actor: Staff,
  id: string,
  version: number,
  patch: Omit<Patch, 'version'> | null,
  lang: 'zh' | 'en',
): Promise<Warning> {
  const now = app.now()
  const snapshot = await app.directory.now()
  return asSystem(app.db, 'replace a warning', async tx => {
    const before = await current(tx, id)
    if (!before) throw new Fault('not-found')
    if (before.version !== version) throw new Fault('stale-version', { detail: { version: before.version } })
    if (before.message === 'cancel') throw new Fault('nothing-to-do')
    const given = Object.fromEntries(Object.entries(patch ?? {}).filter(([, value]) => value !== undefined))
    const next: Row = {
      ...before,
      ...given,
      version: version + 1,
      message: patch === null ? 'cancel' : 'update',
      sent: now,
    }
    if (patch !== null) check(snapshot, next, now)
    await replaced(tx, id, now)
    await insert(tx, next, actor.person)
    const action = patch === null ? 'warning-cancel' : 'warning-update'
    await recordAudit(tx, { at: now, actor, action, detail: { warning: id, level: next.level, event: next.event } })
    await tellOffice(tx, 'warnings')
    return shown(next, snapshot, lang)
  })
}
