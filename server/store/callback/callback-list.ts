import type { z } from 'zod'
import type { CallCard, CallDone, CallList, callAnswer, callListQuery, PhoneList, phoneListQuery } from '#contract/callback'
import { inConfidence, mask, mayReveal, mySteps } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import type { Case, Command } from '#kernel/engine/model'
import type { CallbackData } from '#kernel/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { callbackWords } from '../../words/callback.ts'
import { recordAudit } from '../audit.ts'
import { type CaseRecord, caseOf } from '../case-rows.ts'
import { alreadyDone, checkVersion, decideAndWrite, reachOf } from '../commands.ts'
import { idFor } from '../context.ts'
import { type Tx, transact } from '../db.ts'
import { type CaseType, caseType, lineFields } from '../definitions.ts'
import { json, moment, type Query, sql } from '../sql.ts'
import { caseById } from '../write-case.ts'
import { callbackSettingsOf } from './callback-settings.ts'
import { callbackOf } from './callbacks.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
interface Try {
  readonly at: number
  readonly by: string
}
type Found = CaseRecord & {
  readonly round: number
  readonly entered_at: number
  readonly call_due: number | null
  readonly tries: readonly Try[]
}

/** The kind whose reporters are called. @throws Fault not-found */
export function calledType(app: Pick<App, 'programmes'>, type: string): CaseType & { readonly callback: CallbackData } {
  const of = caseType(app.programmes, type)
  if (!of.def.callback) throw new Fault('not-found', { detail: { type } })
  return { ...of, callback: of.def.callback }
}

const page = 50
const mostOnPaper = 300
const mostCounted = 1000

/** Who is to be called within reach, what is due first before the rest. Reads the open callbacks of the sample alone. */
const toCall = (tx: Tx, of: ReturnType<typeof calledType>, limit: number, after: Query<unknown> = sql`true`) =>
  tx.fresh(sql<Found>`
    select ${sql.join(
      [
        'id',
        'number',
        'programme',
        'type',
        'definition',
        'state',
        'version',
        'filed_at',
        'changed_at',
        'closed_at',
        'channel',
        'filer_id',
        'street_id',
        'community_id',
        'grid_id',
        'building_id',
        'boundary_id',
        'lng',
        'lat',
        'address',
        'unit_id',
        'holder_id',
        'ever_late',
        'data',
        'taken',
        'rest',
        'request_hash',
      ].map(name => sql`c.${sql.ref(name)}`),
    )}, b.round, b.entered_at, b.due_at as call_due, b.tries
    from callbacks b join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id
    where b.tenant_id = ${tx.tenant} and b.type = ${of.type} and b.ended_at is null and b.drawn and c.state = ${of.callback.state} and ${after}
    order by b.due_at, b.case_id limit ${limit}`)

function cardOf(of: ReturnType<typeof calledType>, found: Found): CallCard {
  const c = caseOf(found)
  const { words } = lineFields(of.def)
  const hides = inConfidence(of.def, c.data)
  const said = (key: string) => (typeof c.data[key] === 'string' ? (c.data[key] as string) : null)
  const reporter = Object.entries(of.def.form).find(([, field]) => field.kind === 'person')?.[0]
  const name = (reporter && (c.data[reporter] as { name?: string } | undefined)?.name) ?? null
  const returned = of.callback.notSolved.some(step => (c.taken[step] ?? 0) > 0)
  return {
    case: c.id,
    number: found.number,
    version: c.version,
    title: (words && said(words)) ?? of.def.title,
    address: c.place.address,
    community: c.place.community,
    unit: c.unit,
    helpers: [...new Set(c.tasks.filter(task => task.status === 'answered' && task.unit !== c.unit).map(task => task.unit))],
    result: said('result'),
    round: found.round,
    before: returned ? said('reason') : null,
    reporter: name === null ? null : hides ? '***' : `${[...name][0] ?? ''}**`,
    phone: hides ? '***' : ((mask(c.data[of.callback.phone]) as string | undefined) ?? null),
    enteredAt: found.entered_at,
    dueAt: found.call_due,
    tries: found.tries.map(({ at, by }) => ({ at, by })),
  }
}

const cursorOf = (last: Found) => `${last.call_due ?? ''}_${last.id}`
function afterCursor(cursor: string | undefined): Query<unknown> | undefined {
  const [, due, id] = /^(\d{10,15})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && id === undefined) throw new Fault('bad-request', { detail: { where: { cursor: 'unknown' } } })
  return id === undefined ? undefined : sql`(b.due_at, b.case_id) > (${moment(Number(due))}::timestamptz, ${id}::uuid)`
}

/** The phone list, in due order, within the actor's reach. */
export const callList = (app: App, actor: Staff, query: z.output<typeof callListQuery>): Promise<CallList> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const of = calledType(app, query.type)
    const rows = await toCall(tx, of, page + 1, afterCursor(query.cursor))
    const [count] = await tx.fresh(sql<{ n: number }>`select count(*)::int as n from (
      select 1 from callbacks b join cases c on c.tenant_id = b.tenant_id and c.id = b.case_id
      where b.tenant_id = ${tx.tenant} and b.type = ${of.type} and b.ended_at is null and b.drawn and c.state = ${of.callback.state}
      limit ${mostCounted}) x`)
    const shown = rows.slice(0, page)
    return {
      waiting: count?.n ?? 0,
      maxTries: (await callbackSettingsOf(tx)).settings.tries,
      rows: shown.map(row => cardOf(of, row)),
      next: rows.length > page && shown.at(-1)?.call_due ? cursorOf(shown.at(-1)!) : null,
    }
  })

/** The list with whole numbers, for paper: each number shown is put on record, as on the case's own page. */
export const phoneListFor = (app: App, actor: Staff, query: z.output<typeof phoneListQuery>): Promise<PhoneList> =>
  transact(app.db, reachOf(app, actor), async tx => {
    const of = calledType(app, query.type)
    const found = await toCall(tx, of, mostOnPaper + 1)
    const at = app.now()
    const shown = found.slice(0, mostOnPaper).filter(row => mayReveal(of.def, actor, caseOf(row)))
    for (const row of shown)
      await recordAudit(tx, {
        actor,
        at,
        action: 'reveal',
        caseId: row.id,
        subject: row.filer_id,
        detail: { reason: query.reason },
      })
    const reporter = Object.entries(of.def.form).find(([, field]) => field.kind === 'person')?.[0]
    return {
      at,
      rows: shown.map(row => ({
        ...cardOf(of, row),
        phone: String(row.data[of.callback.phone] ?? ''),
        reporter: (reporter && (row.data[reporter] as { name?: string } | undefined)?.name) ?? null,
      })),
      more: found.length > mostOnPaper,
    }
  })

/** The case, locked, as one whose reporter is being called. */
async function locked(app: App, tx: Tx, id: string) {
  const record = await caseById(tx, id, 'lock')
  if (!record) throw new Fault('not-found')
  return { record, of: calledType(app, record.type) }
}

/** What the reporter said on the telephone: a rating, or back to work when it is not solved and may still go back. */
export async function answerCall(app: App, actor: Staff, id: string, body: z.output<typeof callAnswer>): Promise<CallDone> {
  const snapshot = await app.directory.now()
  return transact(app.db, reachOf(app, actor), async tx => {
    const { record, of } = await locked(app, tx, id)
    const tries = async () => ((await triesOf(tx, id)) ?? []).length
    if (await alreadyDone(tx, id, body.id)) return { state: record.state, tries: await tries(), ended: record.closed_at !== null }
    const may = mySteps(of.def, actor, caseOf(record))
    const back = body.solved === 'no' ? of.callback.notSolved.find(step => may.includes(step)) : undefined
    const { solved, satisfied, contacted, remark } = body
    const said = Object.fromEntries(Object.entries({ satisfied, contacted }).filter(([, value]) => value !== undefined))
    const command: Command = {
      kind: 'take',
      id: body.id,
      step: back ?? of.callback.rate,
      answers: back ? { reason: remark, ...said } : { solved, satisfied: 'not', ...said, ...(remark && { remark }) },
    }
    await checkVersion(tx, record, body.version, command)
    const c = await decideAndWrite(app, tx, of, record, actor, command, snapshot)
    return { state: c.state, tries: await tries(), ended: c.closedAt !== null }
  })
}

const triesOf = async (tx: Tx, id: string): Promise<readonly Try[] | null> =>
  (
    await tx.maybe(
      sql<{
        tries: readonly Try[]
      }>`select tries from callbacks where tenant_id = ${tx.tenant} and case_id = ${id} order by round desc limit 1`,
    )
  )?.tries ?? null

/** Nobody picked up. It is written into the case; after as many tries as the office set the case ends as not reached. */
export async function missCall(app: App, actor: Staff, id: string, command: string): Promise<CallDone> {
  const snapshot = await app.directory.now()
  return transact(app.db, reachOf(app, actor), async tx => {
    const { record, of } = await locked(app, tx, id)
    const before = (await triesOf(tx, id)) ?? []
    if (await alreadyDone(tx, id, command)) return { state: record.state, tries: before.length, ended: record.closed_at !== null }
    const may = mySteps(of.def, actor, caseOf(record))
    const row = await callbackOf(tx, id)
    if (!may.includes(of.callback.unreached) || !row || row.ended_at !== null) throw new Fault('step-not-now')
    const { tries: most } = (await callbackSettingsOf(tx)).settings
    const n = before.length + 1
    const text = callbackWords.zh.notReached.replace('{n}', String(n)).replace('{most}', String(most))
    let c: Case = await decideAndWrite(app, tx, of, record, actor, { kind: 'comment', id: command, text, open: false }, snapshot)
    await tx.run(sql`update callbacks set tries = tries || ${json([{ at: app.now(), by: actor.name }])}::jsonb
      where tenant_id = ${tx.tenant} and case_id = ${id} and round = ${row.round}`)
    if (n >= most) {
      const take = { kind: 'take', id: idFor(`${command}/unreached`, 0), step: of.callback.unreached, answers: {} } as const
      c = await decideAndWrite(app, tx, of, (await locked(app, tx, id)).record, actor, take, snapshot)
    }
    return { state: c.state, tries: n, ended: c.closedAt !== null }
  })
}
