import type { z } from 'zod'
import type { StaffResult, StaffResults, staffResultBody, staffResultPut, staffResultWithdraw } from '#contract/staff-results'
import type { Actor } from '#kernel/engine/actor'
import { localDay } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { staffResultPurpose } from '../../words/staff-results.ts'
import { recordAudit } from '../audit.ts'
import { asOwner, asSystem, type Tx } from '../db.ts'
import { firstTime } from '../once.ts'
import { moment, sql } from '../sql.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Lang = 'zh' | 'en'
/** Who enters and reads what was decided of others. Nobody else, whatever their post. */
export const personnel = ['personnel'] as const
const keepYears = 5

interface Row {
  readonly id: string
  readonly version: number
  readonly person: string
  readonly year: number
  readonly grade: string
  readonly toldOn: string | null
  readonly objected: boolean
  readonly outcome: string
  readonly document: string
  readonly reason: string
  readonly withdrawn: boolean
  readonly by: string
  readonly at: number
}
const columns = sql`id, version, person_id as person, year, grade, told_on::text as "toldOn", objected, outcome, document, reason, withdrawn,
  by_person as by, at`
const versionsOf = (tx: Tx, person: string): Promise<Row[]> =>
  tx.rows(sql<Row>`
    select ${columns} from staff_results where tenant_id = ${tx.tenant} and person_id = ${person} order by year desc, id, version desc`)

async function resultsOf(app: App, tx: Tx, person: string, lang: Lang): Promise<Omit<StaffResults, 'looks'>> {
  const { people } = await app.directory.now()
  const rows = [...Map.groupBy(await versionsOf(tx, person), row => row.id).values()].map((all): StaffResult => {
    const [{ person: _, reason: __, by: ___, at: ____, ...last }] = all as [Row, ...Row[]]
    const history = all.map(({ at, by, grade, reason, withdrawn }) => ({
      at,
      by: people.get(by)?.name ?? '',
      grade,
      reason,
      withdrawn,
    }))
    return { ...last, keptUntil: `${last.year + keepYears}-12-31`, history }
  })
  return { rows, purpose: staffResultPurpose[lang], basis: 'legal-duty', keepYears }
}

/** What was decided of one person. That it was read is on record before anything is answered. */
export const readStaffResults = (app: App, actor: Staff, person: string, lang: Lang): Promise<StaffResults> =>
  asSystem(app.db, 'read the results of one of the staff', async tx => {
    await recordAudit(tx, { at: app.now(), actor, action: 'staff-result-read', subject: person })
    return { ...(await resultsOf(app, tx, person, lang)), looks: [] }
  })

/** My own, and who looked at them. */
export const myStaffResults = (app: App, actor: Staff, lang: Lang): Promise<StaffResults> =>
  asSystem(app.db, 'my own results', async tx => {
    const { person } = actor
    await recordAudit(tx, { at: app.now(), actor, action: 'staff-result-read', subject: person })
    const looks = await tx.rows(sql<StaffResults['looks'][number]>`
      select at, coalesce(actor ->> 'name', '') as who from audit where tenant_id = ${tx.tenant} and subject_id = ${person}
        and action = 'staff-result-read' and person_id <> ${person} order by at desc, id desc limit 100`)
    return { ...(await resultsOf(app, tx, person, lang)), looks }
  })

type Said = Pick<Row, 'grade' | 'toldOn' | 'objected' | 'outcome' | 'document'>
/** @throws Fault answers-invalid, naming the field */
async function check(app: App, said: Said, year: number): Promise<void> {
  const today = localDay(app.now(), (await app.directory.now()).calendar)
  const fields: Record<string, string> = {}
  if (year > Number(today.slice(0, 4))) fields.year = 'future'
  if (said.toldOn !== null && said.toldOn > today) fields.toldOn = 'future'
  if (!said.objected && said.outcome !== '') fields.outcome = 'without-objection'
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
}

async function write(tx: Tx, app: App, actor: Staff, row: Omit<Row, 'by' | 'at'>): Promise<void> {
  const { grade, toldOn, objected, outcome, document } = row
  const written = await tx.run(sql`
    insert into staff_results (tenant_id, id, version, person_id, year, grade, told_on, objected, outcome, document, reason, withdrawn, by_person, at)
    values (${tx.tenant}, ${row.id}, ${row.version}, ${row.person}, ${row.year}, ${grade}, ${toldOn}, ${objected}, ${outcome}, ${document},
      ${row.reason}, ${row.withdrawn}, ${actor.person}, ${moment(app.now())}) on conflict do nothing`)
  if (written === 0) throw new Fault('stale-version', { detail: { version: row.version } })
  const action = row.version === 1 ? 'staff-result-enter' : row.withdrawn ? 'staff-result-withdraw' : 'staff-result-correct'
  // That it was written is on record, never what.
  await recordAudit(tx, { at: app.now(), actor, action, subject: row.person, detail: { id: row.id, year: row.year } })
}

/** Enters what was decided of a colleague. @throws Fault not-allowed of oneself, answers-invalid, key-reused, staff-result-there */
export const enterStaffResult = (app: App, actor: Staff, body: z.output<typeof staffResultBody>): Promise<void> =>
  asSystem(app.db, 'enter the result of one of the staff', async tx => {
    if (body.person === actor.person) throw new Fault('not-allowed')
    if (!(await firstTime(tx, 'staff-result', body.id, body, app.now()))) return
    const found = await tx.maybe(
      sql<{
        one: number
      }>`select 1 as one from people where tenant_id = ${tx.tenant} and id = ${body.person} and kind = 'staff' for update`,
    )
    if (!found) throw new Fault('answers-invalid', { fields: { person: 'unknown' } })
    await check(app, body, body.year)
    const there = [...Map.groupBy(await versionsOf(tx, body.person), row => row.id).values()]
    if (there.some(([last]) => last?.year === body.year && !last.withdrawn)) throw new Fault('staff-result-there')
    await write(tx, app, actor, { ...body, version: 1, reason: '', withdrawn: false })
  })

async function last(tx: Tx, actor: Staff, id: string, version: number): Promise<Row> {
  const found = await tx.maybe(
    sql<Row>`select ${columns} from staff_results where tenant_id = ${tx.tenant} and id = ${id} order by version desc limit 1`,
  )
  if (!found) throw new Fault('not-found')
  if (found.person === actor.person) throw new Fault('not-allowed')
  if (found.version !== version) throw new Fault('stale-version', { detail: { version: found.version } })
  if (found.withdrawn) throw new Fault('not-found')
  return found
}

/** Says it right, or takes it back, with a reason; what stood there stays as an earlier version. Answers whose it is. */
export const changeStaffResult = (
  app: App,
  actor: Staff,
  id: string,
  body: z.output<typeof staffResultPut> | z.output<typeof staffResultWithdraw>,
): Promise<string> =>
  asSystem(app.db, 'correct the result of one of the staff', async tx => {
    const before = await last(tx, actor, id, body.version)
    const next = { ...before, version: before.version + 1, reason: body.reason, withdrawn: !('grade' in body) }
    if ('grade' in body) {
      const { grade, toldOn, objected, outcome, document } = body
      await check(app, body, before.year)
      await write(tx, app, actor, { ...next, grade, toldOn, objected, outcome, document })
    } else await write(tx, app, actor, next)
    return before.person
  })

/** Erases, with their history, results whose years are over. @returns how many rows went, or with `dryRun` would */
export const dropStaffResults = (app: App, dryRun: boolean): Promise<number> =>
  asOwner(app.db, 'erase results of the staff whose time is up', async tx => {
    const year = Number(localDay(app.now(), (await app.directory.now()).calendar).slice(0, 4))
    const old = sql`tenant_id = ${tx.tenant} and year + ${keepYears} < ${year}`
    if (dryRun) return (await tx.rows(sql`select 1 from staff_results where ${old}`)).length
    const dropped = await tx.run(sql`delete from staff_results where ${old}`)
    if (dropped > 0)
      await recordAudit(tx, { actor: { kind: 'clock' }, at: app.now(), action: 'drop-staff-results', detail: { dropped } })
    return dropped
  })
