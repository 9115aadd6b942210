import type { CaseDetail, CaseView } from '#contract/cases'
import { inConfidence, masked, mayRead, mayReveal, mySteps } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { apartFor } from '#kernel/engine/apart'
import { pointsOf } from '#kernel/engine/checklist'
import type { Case, Data, Event } from '#kernel/engine/model'
import type { Names } from '#kernel/engine/values'
import { fieldsOf, promises, registerName } from '#kernel/index'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { type CaseRecord, caseOf } from './case-rows.ts'
import { categoriesFor } from './categories.ts'
import { reachOf } from './commands.ts'
import { asSystem, transact } from './db.ts'
import { type CaseType, caseType } from './definitions.ts'
import type { Snapshot } from './directory.ts'
import { keysNamed } from './entries/entry-context.ts'
import { ledgersOf } from './entries/entry-rows.ts'
import { namedPromises } from './plans/plan-find.ts'
import { proposalFor, proposalWords, suggestionsFor } from './routing/suggestions.ts'
import { sql } from './sql.ts'
import { caseById, type EventRecord, eventsOf } from './write-case.ts'

/** One case within the actor's reach, or a fault that does not tell whether it exists. */
export async function readCase(
  app: App,
  actor: Actor,
  id: string,
  { latest = Number.POSITIVE_INFINITY }: { readonly latest?: number } = {},
): Promise<{ readonly of: CaseType; readonly record: CaseRecord; readonly c: Case; readonly events: EventRecord[] }> {
  const found = await transact(app.db, reachOf(app, actor), async tx => {
    const record = await caseById(tx, id, 'look')
    if (!record) return null
    // Only a round goes on for years; and who it is about is told all of it.
    const long = actor.kind === 'staff' && caseType(app.programmes, record.type).def.round && record.version > latest
    return { record, events: long ? fromWhole(await eventsOf(tx, id, record.version - latest)) : await eventsOf(tx, id) }
  })
  if (!found) throw new Fault('not-found')
  const of = caseType(app.programmes, found.record.type)
  const c = caseOf(found.record)
  if (!mayRead(of.def, actor, c)) throw new Fault('not-found')
  // What units judge apart is read by nobody else before all have answered.
  return { of, record: found.record, ...apartFor(of.def, c, found.events, actor) }
}

/** The first command may have begun before these events: half of one tells nothing. */
function fromWhole(events: EventRecord[]): EventRecord[] {
  const next = events.findIndex(e => e.command !== events[0]?.command)
  return next < 0 ? events : events.slice(next)
}

export const viewOf = (of: CaseType, c: Case, number: string, revealed: boolean): CaseView =>
  ({
    ...c,
    number,
    data: revealed ? c.data : masked(of.def, c.data),
    tasks: [...c.tasks],
    joined: c.joined.map(one => ({ ...one, contact: revealed ? one.contact : masked(of.def, one.contact) })),
    revealed,
  }) as unknown as CaseView

/**
 * What of the history is told to the person it is about: what they did themselves and what the public story tells, without
 * the names of staff, their talk among themselves or what they wrote for each other.
 */
export function eventsForOwner(of: CaseType, events: readonly EventRecord[]): EventRecord[] {
  return events.flatMap((e): EventRecord[] => {
    const staff = e.by.kind === 'staff'
    const told = staff ? { ...e, by: { ...e.by, person: null, name: null } } : e
    switch (e.body.kind) {
      case 'Filed':
      case 'ClockSet':
      case 'WentLate':
      case 'Attached':
      case 'Erased':
        return [told]
      case 'Commented':
        return staff && !e.body.open ? [] : [told]
      case 'Stepped': {
        const shown = of.def.steps[e.body.step]?.shows ?? []
        return staff ? [{ ...told, body: { ...e.body, answers: pick(e.body.answers, key => shown.includes(key)) } }] : [told]
      }
      default:
        return []
    }
  })
}

const pick = (data: Data, may: (key: string) => boolean): Data =>
  Object.fromEntries(Object.entries(data).filter(([key]) => may(key)))

/** The case as the person it is about sees it: the report itself, and of later answers those that their history tells. */
export const caseForOwner = (of: CaseType, c: Case, told: readonly EventRecord[]): Case => ({
  ...c,
  data: {
    ...Object.assign({}, ...told.map(e => ('answers' in e.body ? e.body.answers : {}))),
    ...pick(c.data, key => Object.hasOwn(of.def.form, key)),
  },
  holder: null,
  tasks: [],
  moreTime: null,
  // Who else has the same matter, and under which number, is theirs alone.
  joined: [],
  gathered: [],
  follows: null,
})

/** Events with personal answers masked: the history must not tell what the case hides. */
export function eventViews(of: CaseType, c: Case, events: readonly EventRecord[], revealed: boolean): EventRecord[] {
  if (revealed) return [...events]
  const whole = inConfidence(of.def, c.data)
  return events.map(e =>
    'answers' in e.body ? { ...e, body: { ...e.body, answers: masked(of.def, e.body.answers, whole) } as Event['body'] } : e,
  )
}

/** The names a case's page needs: units, people and places it speaks of. */
export function namesIn(c: Case, events: readonly EventRecord[], snapshot: Snapshot, lang: 'zh' | 'en'): Record<string, string> {
  const name = (n: { name: string; nameEn?: string | null }) => (lang === 'en' ? (n.nameEn ?? n.name) : n.name)
  const names: Record<string, string> = {}
  const add = (id: unknown) => {
    if (typeof id !== 'string') return
    const found = snapshot.units.get(id) ?? snapshot.places.get(id) ?? snapshot.people.get(id)
    if (found) names[id] = name(found)
  }
  const addAll = (values: readonly unknown[]): void => {
    for (const value of values)
      if (Array.isArray(value)) addAll(value)
      else if (typeof value === 'object' && value !== null) addAll(Object.values(value))
      else add(value)
  }
  for (const id of [c.place.street, c.place.community, c.place.grid, c.place.building, c.unit, c.holder]) add(id)
  for (const t of c.tasks) add(t.unit)
  for (const e of events) {
    add(e.by.person)
    if (e.body.kind === 'Assigned') for (const id of [e.body.unit, e.body.holder]) add(id)
    if (e.body.kind === 'TasksCalled') for (const t of e.body.tasks) add(t.unit)
    if (e.body.kind === 'TaskChanged') add(e.body.task.unit)
    if ('answers' in e.body) addAll(Object.values(e.body.answers))
  }
  return names
}

/** Names as the engine asks for them when it explains or tells. */
export function namesFor(of: CaseType, snapshot: Snapshot, lang: 'zh' | 'en'): Names {
  const pick = (n: { name: string; nameEn?: string | null } | undefined, id: string) =>
    (lang === 'en' ? (n?.nameEn ?? n?.name) : n?.name) ?? id
  return {
    unit: id => pick(snapshot.units.get(id), id),
    person: id => pick(snapshot.people.get(id), id),
    place: id => pick(snapshot.places.get(id), id),
    row: (register, key) => {
      const row = snapshot.registers.get(registerName(of.programme.id, register))?.get(key)
      const { list = [], columns = {}, key: own, ledger } = of.programme.registers[register] ?? {}
      if (ledger) return String(row?.[ledger.name] ?? key)
      // The narrowest two of its words say which row it is; its code says nothing to a person.
      const worded = list.filter(
        name => name !== own && !columns[name]?.personal && ['text', 'note'].includes(columns[name]?.kind ?? ''),
      )
      const said = worded.slice(-2).flatMap(name => (typeof row?.[name] === 'string' ? [row[name]] : []))
      return said.length > 0 ? said.join(': ') : key
    },
  }
}

/** The titles of the register rows a case names, by key. */
function rowsIn(of: CaseType, c: Case, snapshot: Snapshot, lang: 'zh' | 'en'): Record<string, string> {
  const { row } = namesFor(of, snapshot, lang)
  const named = Object.entries(fieldsOf(of.def)).flatMap(([key, { kind, register }]) => {
    const value = c.data[key]
    return kind === 'item' && register && typeof value === 'string' ? [[value, row?.(register, value) ?? value] as const] : []
  })
  return Object.fromEntries(named)
}

/** About twenty visits of a stop. */
const latest = 60

/** Everything the desk needs to show a case and act on it; of a round the latest history, unless `all` of it is asked for. */
export const detailOf = async (
  app: App,
  actor: Actor,
  id: string,
  lang: 'zh' | 'en',
  { reveal = false, all = false }: { readonly reveal?: boolean; readonly all?: boolean } = {},
): Promise<CaseDetail> => detailFrom(app, actor, await readCase(app, actor, id, all ? {} : { latest }), lang, reveal)

type Found = Awaited<ReturnType<typeof readCase>>

/** The same of a case at hand, also of one as it will stand. */
export async function detailFrom(app: App, actor: Actor, found: Found, lang: 'zh' | 'en', reveal = false): Promise<CaseDetail> {
  const { of, record } = found
  const own = actor.kind === 'resident' || actor.kind === 'bearer'
  const events = own ? eventsForOwner(of, found.events) : found.events
  const c = own ? caseForOwner(of, found.c, events) : found.c
  if (reveal && !mayReveal(of.def, actor, c)) throw new Fault('not-allowed')
  const snapshot = await app.directory.now()
  const proposal = own ? null : proposalFor(of, c, snapshot, app.now())
  const told = [c.data, ...c.joined.map(one => one.contact)]
  const hasPersonal = Object.entries(fieldsOf(of.def)).some(([key, f]) => f.personal && told.some(data => key in data))
  return {
    case: viewOf(of, c, record.number, reveal || own),
    events: eventViews(of, c, events, reveal || own) as unknown as CaseDetail['events'],
    steps: [...mySteps(of.def, actor, found.c)],
    mayReveal: hasPersonal && mayReveal(of.def, actor, c),
    names: {
      ...rowsIn(of, c, snapshot, lang),
      ...(own ? {} : await entriesIn(app, of, c, events)),
      ...namesIn(c, events, snapshot, lang),
      ...(await promisesIn(app, of, c, events)),
    },
    suggestions: own ? {} : suggestionsFor(of, c, proposal),
    ...(!own && categoriesFor(of, c, snapshot, app.learned)),
    ...(!own && proposalWords(of, c, proposal, lang, namesFor(of, snapshot, lang))),
    current: record.definition === of.hash,
    ...pointsHere(of, c, snapshot),
    ...((events[0]?.seq ?? 1) > 1 && !own && { earlier: events[0]!.seq - 1 }),
  }
}

const saidIn = (c: Case, events: readonly EventRecord[]) => [
  c.data,
  ...events.flatMap(({ body }) => ('answers' in body ? [body.answers] : [])),
]

/** The names of the entries a case names, by key; never of people. */
async function entriesIn(app: App, of: CaseType, c: Case, events: readonly EventRecord[]): Promise<Record<string, string>> {
  const ledgers = ledgersOf(app.programmes)
  const named = [...keysNamed(fieldsOf(of.def), saidIn(c, events))].flatMap(([register, keys]) => {
    const ledger = ledgers.get(register.includes('.') ? register : `${of.programme.id}.${register}`)
    const columns = Object.values(ledger?.def.columns ?? {})
    const open = ledger !== undefined && !columns.some(column => column.kind === 'person' || column.personal)
    return open ? [{ register: ledger.name, keys: [...keys] }] : []
  })
  if (named.length === 0) return {}
  return asSystem(app.db, 'entries a case names', async tx => {
    const names: Record<string, string> = {}
    for (const { register, keys } of named)
      for (const { key, name } of await tx.rows(sql<{ key: string; name: string }>`
        select key, name from entries where tenant_id = ${tx.tenant} and register = ${register} and key = any(${keys}::text[])`))
        names[key] = name
    return names
  })
}

/** The words of the promises a case names, by id. */
async function promisesIn(app: App, of: CaseType, c: Case, events: readonly EventRecord[]): Promise<Record<string, string>> {
  const ids = [...(keysNamed(fieldsOf(of.def), saidIn(c, events)).get(promises) ?? [])]
  if (ids.length === 0) return {}
  const rows = await asSystem(app.db, 'promises a case names', tx => namedPromises(tx, ids))
  return Object.fromEntries(rows.map(({ key, data }) => [key, String(data.title)]))
}

function pointsHere(of: CaseType, c: Case, snapshot: Snapshot): { points?: string[] } {
  const list = Object.values(fieldsOf(of.def)).find(field => field.kind === 'checks')
  const row = (register: string, key: string) => snapshot.registers.get(`${of.programme.id}.${register}`)?.get(key) ?? null
  return list ? { points: [...pointsOf(of.def, list, c.data, { row })] } : {}
}
