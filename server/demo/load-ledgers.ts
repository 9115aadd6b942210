import { gradeRows, makeLedgers, type Sample } from '#demo/ledgers/index'
import type { Office } from '#demo/office/index'
import { hash32, stableId } from '#demo/random'
import type { Town } from '#demo/town/index'
import type { Actor } from '#kernel/engine/actor'
import { buildIndex } from '#methods/placement/index'
import { addSpan, chineseCalendar } from '#methods/working-time/index'
import { programmes } from '#programmes/index'
import type { Tx } from '../store/db.ts'
import type { Snapshot } from '../store/directory.ts'
import { type EntryBatch, writeEntries } from '../store/entries/entry-batch.ts'
import { type AlsoThere, checkEntries, type ReadyEntry } from '../store/entries/entry-check.ts'
import { type Ledger, ledgerOf } from '../store/entries/entry-rows.ts'
import { json, moment, sql } from '../store/sql.ts'

const day = 86_400_000
/** A number from 0 to 1, the same for the same words. */
const share = (of: string) => (hash32(of) % 1000) / 1000
/** The same day in the office's hours: nobody looks through a register at night. */
const atWork = (at: number, of: string) => Math.floor((at + 8 * 3_600_000) / day) * day + (1 + 8.5 * share(of)) * 3_600_000

/** The office as it will be once this is stored, as far as entries ask. */
function picture(town: Town, office: Office, now: number): Snapshot {
  const areas = office.areas.filter(area => area.kind !== 'building')
  return {
    version: 0,
    name: office.name,
    settings: {},
    calendar: chineseCalendar({ id: 'office', version: 1, hours: office.hours }),
    places: new Map(town.places.map(p => [p.id, p])),
    units: new Map(office.units.map(u => [u.id, { ...u, active: true }])),
    people: new Map(office.people.map(p => [p.id, { name: p.name, active: true }])),
    registers: new Map([['workforce.grades', new Map(gradeRows.map(row => [row.code, row]))]]),
    routing: [],
    rosters: [],
    posts: [],
    index: buildIndex(areas, now),
    staleAt: Number.POSITIVE_INFINITY,
    streets: town.places.filter(p => p.kind === 'street').map(p => p.id),
    until: Number.POSITIVE_INFINITY,
  }
}

/** Who looks at entries of a community: whoever holds the keeper's role there, else the administrator who brought them in. */
function keepers(town: Town, office: Office) {
  const parents = new Map(town.places.map(p => [p.id, p.parent]))
  const actor = (role: string, community: string | null): Actor | null => {
    const post = office.posts.find(
      p => p.role === role && (community === null || p.place === community || (p.place && parents.get(p.place) === community)),
    )
    const person = office.people.find(p => p.id === post?.person)
    return person ? { kind: 'staff', person: person.id, name: person.name, posts: [] } : null
  }
  const admin = actor('system-admin', null) ?? { kind: 'clock' as const }
  return { admin, of: (role: string, community: string | null) => actor(role, community) ?? admin }
}

interface Entry {
  readonly id: string
  readonly key: string
  readonly now: ReadyEntry
  readonly before: ReadyEntry | null
}

async function entriesOf(tx: Tx, ledger: Ledger, picture: Snapshot, now: number, samples: readonly Sample[], also: AlsoThere) {
  const earlier = samples.map(({ data, before }) => ({ data: { ...data, ...before } }))
  const present = samples.map(({ data }) => ({ data }))
  const checked = await checkEntries(tx, ledger, picture, now, [...present, ...earlier], also)
  const ready = checked.map((one, i) => {
    if ('ready' in one) return one.ready
    throw new Error(`demo entry ${i} of ${ledger.name} is not as its columns ask: ${JSON.stringify(one.fields)}`)
  })
  return samples.map((sample, i): Entry => {
    const key = ready[i]?.key ?? ''
    const before = sample.before ? (ready[samples.length + i] ?? null) : null
    return { id: stableId(`entry ${ledger.name} ${key}`), key, now: ready[i]!, before }
  })
}

/**
 * Fills the registers of the plans with the demo's entries: brought in when the office began, changed since by those who
 * keep them, and looked at again, two in three lately enough. Does nothing where entries are.
 */
export async function writeLedgers(
  tx: Tx,
  town: Town,
  office: Office,
  { seed, now }: { readonly seed: number; readonly now: number },
): Promise<void> {
  if (await tx.maybe(sql`select 1 as one from entries where tenant_id = ${tx.tenant} limit 1`)) return
  await tx.run(sql`
    insert into register_rows (tenant_id, register, key, version, id, data, valid_from)
    select ${tx.tenant}, 'workforce.grades', x.data ->> 'code', 1, x.id, x.data, ${moment(office.since)}::timestamptz
    from jsonb_to_recordset(${json(gradeRows.map(data => ({ id: stableId(`row grades ${data.code}`), data })))}::jsonb) as x (id uuid, data jsonb)`)
  const samples = makeLedgers(town, office, { seed, until: now })
  const also = new Map(
    [...samples].map(([name, all]) => {
      const { key } = ledgerOf(programmes, name).def
      return [name, new Set(all.map(({ data }) => String(data[key])))] as const
    }),
  )
  const snapshot = picture(town, office, now)
  const people = keepers(town, office)
  for (const [name, all] of samples) {
    const ledger = ledgerOf(programmes, name)
    const entries = await entriesOf(tx, ledger, snapshot, now, all, also)
    const doing = (actor: Actor, at: number, what: string) => ({
      actor,
      at: Math.min(Math.round(atWork(at, name)), now),
      snapshot,
      programmes,
      command: stableId(`${name} ${what}`),
      given: true,
    })
    const began = office.since + (3 + share(name) * 20) * day
    const make = entries.map(({ id, now: present, before }) => ({ id, ready: before ?? present }))
    await writeEntries(tx, ledger, doing(people.admin, began, 'made'), { make })
    const length = addSpan(now, ledger.def.ledger.fresh, snapshot.calendar).at - now
    for (const [at, actor, batch] of turns(entries, {
      name,
      began,
      now,
      length,
      keeper: c => people.of(ledger.def.ledger.keeper, c),
    }))
      await writeEntries(tx, ledger, doing(actor, at, `${at}`), { ...batch, looked: true })
  }
}

interface Course {
  readonly name: string
  readonly began: number
  readonly now: number
  /** For how long an entry stays fresh. */
  readonly length: number
  readonly keeper: (community: string | null) => Actor
}

/** What the keepers of each community did to the entries since, oldest first. */
function turns(entries: readonly Entry[], { name, began, now, length, keeper }: Course) {
  const lately = (community: string | null) => now - length * (0.05 + 0.75 * share(`${name} ${community}`))
  const long = now - length * 1.25
  const done: (readonly [number, Actor, EntryBatch])[] = []
  for (const [community, here] of Map.groupBy(entries, entry => entry.now.place.community)) {
    const actor = keeper(community)
    const changed = here.filter(({ before }) => before)
    const earliest = Math.min(Math.max(long, began), lately(community))
    const change = changed.map(({ id, now: ready }) => ({ id, version: 1, ready }))
    if (change.length > 0)
      done.push([began + (earliest - began) * (0.3 + 0.6 * share(`${community} ${name}`)), actor, { change }])
    const stale = here.filter(({ key }) => hash32(key) % 3 === 0)
    if (long > began && stale.length > 0)
      done.push([long + share(`${community}`) * day, actor, { confirm: stale.map(e => e.id) }])
    const fresh = here.filter(({ key }) => hash32(key) % 3 !== 0)
    if (fresh.length > 0) done.push([lately(community), actor, { confirm: fresh.map(e => e.id) }])
  }
  return done.sort(([a], [b]) => a - b)
}
