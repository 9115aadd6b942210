import type { Case, EventBody } from '#kernel/engine/model'
import type { CaseData } from '#kernel/index'
import type { App } from '../app.ts'
import { caseOf } from '../store/case-rows.ts'
import { idFor } from '../store/context.ts'
import type { Tx } from '../store/db.ts'
import { caseType } from '../store/definitions.ts'
import { heldBySomebody, onDuty, type Snapshot } from '../store/directory.ts'
import { json, moment, sql } from '../store/sql.ts'
import type { Channels } from '../store/telling/channels.ts'
import { caseById, type EventRecord, eventsOf } from '../store/write-case.ts'
import { planTelling } from '../telling/plan.ts'
import { tellRobots, tellStaff } from '../telling/staff.ts'
import { fanOut } from '../telling/webhook-events.ts'
import type { Happened } from './errands.ts'
import type { Change } from './live.ts'

/** Tells the staff whom something has landed on, once each, and returns the hint for the screens. */
export async function deliverHappened(
  app: App,
  tx: Tx,
  id: string,
  news: Happened,
  snapshot: Snapshot,
  channels: Channels,
): Promise<Change | null> {
  const record = await caseById(tx, id, 'look')
  if (!record) return null
  const c = caseOf(record)
  const of = caseType(app.programmes, record.type)
  const { round } = of.def
  // Whose turn it is at a stop stands in the list of the day: nobody is told of each, only of what a missed visit led to.
  const quiet = round && c.state === round.awaits
  const events = quiet ? [] : (await eventsOf(tx, id, news.after)).filter(e => e.seq <= news.version)
  const notices = events.flatMap(e =>
    [...new Set([...toTell(snapshot, c, of.def, e.body, e.by.person, app.now()), ...filerTold(snapshot, c, of.def, e)])].map(
      person => ({
        id: idFor(`${id}/${e.seq}/${person}`, 0),
        person,
        kind: noticeKind(of.def, e.body),
        payload: {
          number: news.number,
          type: news.type,
          state: c.state,
          what: 'what' in e.body ? e.body.what : e.body.kind === 'Stepped' ? e.body.step : null,
          ...reasonOf(of.def, e.body),
        },
        at: moment(e.at),
      }),
    ),
  )
  if (notices.length > 0)
    await tx.run(sql`
      insert into notices (tenant_id, id, person_id, case_id, kind, payload, at)
      select ${tx.tenant}, n.id, n.person, ${id}, n.kind, n.payload, n.at
      from jsonb_to_recordset(${json(notices)}::jsonb) as n (id uuid, person uuid, kind text, payload jsonb, at timestamptz)
      on conflict (tenant_id, id) do nothing`)
  const matter = { of, c, number: news.number }
  await tellStaff(app, tx, matter, notices, snapshot, channels)
  await tellRobots(app, tx, matter, events, snapshot, channels)
  await planTelling(app, tx, matter, events, snapshot, channels)
  await fanOut(app, tx, matter, events, snapshot)
  return {
    id,
    version: c.version,
    state: c.state,
    street: c.place.street,
    community: c.place.community,
    grid: c.place.grid,
    unit: c.unit,
    taskUnits: [...new Set(c.tasks.map(t => t.unit))],
    filer: c.filer,
  }
}

/** Somebody who reported it with an account of their own reads in their bell what other channels tell. */
const filerTold = (snapshot: Snapshot, c: Case, def: CaseData, { by, body }: Pick<EventRecord, 'by' | 'body'>): string[] =>
  c.filer && body.kind === 'Stepped' && def.steps[body.step]?.tell && by.person !== c.filer && !snapshot.people.has(c.filer)
    ? [c.filer]
    : []

const isNotSolved = (def: CaseData, body: EventBody): body is Extract<EventBody, { kind: 'Stepped' }> =>
  body.kind === 'Stepped' && def.callback?.notSolved.includes(body.step) === true

/** A step that stays is no move, but something to hear of. */
const noticeKind = (def: CaseData, body: EventBody): string => {
  if (isNotSolved(def, body)) return 'NotSolved'
  return 'stays' in body && body.stays ? 'Urged' : body.kind
}

/** Why the reporter says that it is not solved, for the line in the bell. */
const reasonOf = (def: CaseData, body: EventBody): { reason?: string } =>
  isNotSolved(def, body) && typeof body.answers.reason === 'string'
    ? { reason: [...body.answers.reason].slice(0, 200).join('') }
    : {}

/** Whom an event lands on. The one who did it is not told of it. */
function toTell(snapshot: Snapshot, c: Case, def: CaseData, body: EventBody, doer: string | null, now: number): string[] {
  const inUnit = (unit: string | null) =>
    unit
      ? snapshot.posts.filter(p => p.unit === unit && p.role === 'handler' && heldBySomebody(snapshot, p, now)).map(p => p.person)
      : []
  const inCharge = c.holder ? [c.holder] : inUnit(c.unit)
  const desk = () => onDuty(snapshot, 'dispatcher', c.place, now)?.person ?? []
  // A unit that nobody works in any more cannot hear of it.
  const inUnitOrDesk = (unit: string | null) => (inUnit(unit).length > 0 ? inUnit(unit) : [desk()].flat())
  const told = (): (string | readonly string[])[] => {
    switch (body.kind) {
      case 'Assigned':
        // Landed on nobody: the desk hears of it at once, not when the time has run out.
        return body.holder ? [body.holder] : inUnitOrDesk(body.unit)
      case 'TasksCalled':
        return body.tasks.flatMap(t => inUnitOrDesk(t.unit))
      case 'TaskChanged':
        return body.what === 'late' || body.what === 'warned' || body.what === 'recalled' ? inUnit(body.task.unit) : [desk()]
      case 'Warned':
        return inCharge
      case 'WentLate':
        // A case nobody holds is late all the same: then the desk hears of it.
        return [...inCharge, desk()]
      case 'MoreTimeAsked':
        return [desk()]
      case 'MoreTimeAnswered':
      case 'Commented':
        return inCharge
      case 'Stepped': {
        // What is said while the case stays where it is, is said to whoever is at work on it: a reminder, for one.
        if (body.stays) return [...inCharge, ...c.tasks.flatMap(t => (t.settledAt === null ? inUnit(t.unit) : []))]
        if (!isNotSolved(def, body)) return []
        const back = def.callback?.notSolved ?? []
        // Not solved: whoever did it hears why, or the desk where nobody has it. The second time the supervisor hears of it too.
        const times = back.reduce((sum, step) => sum + (c.taken[step] ?? 0), 0)
        return [
          ...(inCharge.length > 0 ? inCharge : [desk()]),
          times > 1 ? (onDuty(snapshot, 'supervisor', c.place, now)?.person ?? []) : [],
        ]
      }
      default:
        return []
    }
  }
  return told()
    .flat()
    .filter(p => p !== doer)
}
