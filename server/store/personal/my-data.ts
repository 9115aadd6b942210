import type { z } from 'zod'
import type { MyData, rightsBody } from '#contract/personal'
import type { Actor } from '#kernel/engine/actor'
import type { Case, Data } from '#kernel/engine/model'
import { allFields, valueWords } from '#kernel/engine/values'
import { fieldsOf, type Personal } from '#kernel/index'
import { addSpan } from '#methods/working-time/index'
import type { App } from '../../app.ts'
import { Fault } from '../../errors.ts'
import { caseOf } from '../case-rows.ts'
import { caseForOwner, eventsForOwner, namesFor } from '../cases.ts'
import { fileCase, keyFits, keyOf, runCommand } from '../commands.ts'
import { idFor } from '../context.ts'
import { asSystem, type Tx } from '../db.ts'
import { type CaseType, caseType, caseTypes, inLanguage } from '../definitions.ts'
import { type Numbered, readByNumber } from '../known/known-view.ts'
import { sql } from '../sql.ts'
import { consentsOf } from './consents.ts'
import { withdrawable } from './consents-withdraw.ts'

type Lang = 'zh' | 'en'

/** What stands behind a number, for whoever holds its key or filed it signed in. @throws Fault not-found */
export async function heldBy(app: App, asking: Actor, number: string, key: string | undefined) {
  const found = await readByNumber(app, number)
  const filer = found?.own?.record.filer_id ?? null
  const signedIn = asking.kind === 'resident' && filer === asking.person
  const holds = found !== null && ((key !== undefined && keyFits(app.config.secret, found.keyId, key)) || signedIn)
  // Without the key nobody learns what the number is of.
  if (!found || !holds) throw new Fault('not-found')
  const record = (found.own ?? found.main).record
  const actor: Actor = signedIn ? asking : { kind: 'bearer', case: record.id, ...(found.own === null && { voice: found.keyId }) }
  return { found, of: caseType(app.programmes, record.type), record, actor }
}

interface LookRow {
  readonly at: number
  readonly person: string | null
  readonly reason: string | null
}
/** Every time somebody lifted the mask from this case, on screen, in an export or for a copy. */
const looksOf = (tx: Tx, id: string, since: number): Promise<LookRow[]> =>
  tx.rows(sql<LookRow>`
    select at, person_id as person, detail ->> 'reason' as reason from audit
    where tenant_id = ${tx.tenant} and case_id = ${id} and action = 'reveal' and result = 'ok' and at >= to_timestamp(${since / 1000}::float8)
    order by at desc, id desc limit 200`)

/** What the office holds of somebody in one matter, why and until when, and who looked: what one may know and copy (PIPL 44, 45). */
export async function myData(app: App, found: Numbered, actor: Actor, lang: Lang): Promise<MyData> {
  const { record, events } = found.own ?? found.main
  const of = caseType(app.programmes, record.type)
  const def = inLanguage(of, lang)
  const c = caseOf(record)
  const snapshot = await app.directory.now()
  const joined = found.own ? undefined : c.joined.find(one => one.id === found.keyId)
  const told = eventsForOwner(of, events)
  // Of one who joined: what they gave to be told by, and nothing of the reporter.
  const held: Data = found.own ? caseForOwner(of, c, told).data : (joined?.contact ?? {})
  const names = namesFor(of, snapshot, lang)
  const fields = allFields(def)
  const order = [...new Set([...Object.keys(def.form), ...Object.keys(fields)])]
  const data: Data = Object.fromEntries(order.flatMap(key => (key in held ? [[key, held[key]]] : [])))
  const may = withdrawable(of.def, actor, c)
  const words = (key: string, value: unknown) => (fields[key] ? valueWords(fields[key], value, lang, names) : null)
  const items = Object.entries(data).flatMap(([key, value]) => {
    const field = fields[key]
    const personal = fieldsOf(of.def)[key]?.personal
    if (!field?.personal || !personal || value === null || value === undefined) return []
    const { purpose, basis, keep, sensitive = false }: Personal = { ...personal, purpose: field.personal.purpose }
    const until = c.closedAt === null ? null : addSpan(c.closedAt, keep, snapshot.calendar).at
    const mayWithdraw = joined === undefined && may.includes(key)
    return [
      { field: key, title: field.title, value: words(key, value) ?? '', purpose, basis, sensitive, keep, until, mayWithdraw },
    ]
  })
  const since = joined?.at ?? c.filedAt
  const { consents, looks } = await asSystem(app.db, 'what the office holds of somebody', async tx => ({
    consents: found.own ? await consentsOf(tx, { case: record.id, kind: of.type }, fieldsOf(of.def), fieldsOf(def)) : [],
    looks: await looksOf(tx, record.id, since),
  }))
  const rolesOf = (person: string | null) => [
    ...new Set(snapshot.posts.filter(post => post.person === person).map(post => post.role)),
  ]
  return {
    office: lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name,
    number: found.own ? record.number : numberOf(c, found.keyId),
    title: def.title,
    at: app.now(),
    filedAt: since,
    closedAt: c.closedAt,
    named: items.some(item => fields[item.field]?.kind === 'person'),
    items,
    consents,
    erased: events.flatMap(({ at, body }) =>
      body.kind === 'Erased' && found.own
        ? [{ at, because: body.because, titles: body.fields.map(key => fields[key]?.title ?? key) }]
        : [],
    ),
    looks: looks.map(({ at, person, reason }) => ({ at, reason, roles: rolesOf(person) })),
    answers: Object.entries(data).flatMap(([key, value]) => {
      const said = fields[key]?.personal || fields[key]?.kind === 'photos' ? null : words(key, value)
      return said === null ? [] : [{ title: fields[key]?.title ?? key, value: said }]
    }),
  }
}

const numberOf = (c: Case, voice: string): string => c.joined.find(one => one.id === voice)?.number ?? ''

/** The kind of case in which such requests are made, and the step the office takes once it has checked the key. */
export function rightsType(app: Pick<App, 'programmes'>): CaseType & { readonly byKey: string; readonly target: string } {
  for (const of of caseTypes(app.programmes).values()) {
    const target = Object.values(of.def.steps).find(step => step.erases)?.erases?.target
    const byKey = Object.entries(of.def.steps).find(([, step]) => step.by.includes('clock') && target && step.ask?.[target])?.[0]
    if (target && byKey) return { ...of, byKey, target }
  }
  throw new Fault('not-found')
}

/**
 * Files a request about one's own data from the page that shows it: who asks was checked by the key, so the office's time
 * to answer begins at once. The same id again is the same request.
 */
export async function fileRights(
  app: App,
  asking: Actor,
  number: string,
  key: string | undefined,
  body: z.output<typeof rightsBody>,
): Promise<{ readonly number: string; readonly key: string }> {
  const { found, of, record } = await heldBy(app, asking, number, key)
  const { type, byKey, target } = rightsType(app)
  const c = caseOf(record)
  const mine = found.own ? c.data : (c.joined.find(one => one.id === found.keyId)?.contact ?? {})
  const known = (kind: string) =>
    Object.entries(of.def.form).flatMap(([field, f]) => (f.kind === kind && mine[field] ? [mine[field]] : []))[0]
  const requester = body.name === undefined ? known('person') : { name: body.name }
  const phone = body.phone?.trim() || known('phone')
  const filed = await fileCase(app, asking.kind === 'resident' ? asking : { kind: 'anonymous' }, {
    type,
    id: body.id,
    channel: 'portal',
    answers: { kind: body.kind, matter: number, wanted: body.wanted, behalf: 'self', requester, ...(phone ? { phone } : {}) },
  })
  await runCommand(app, { kind: 'clock' }, filed.c.id, filed.c.version, {
    kind: 'take',
    id: idFor(body.id, 1),
    step: byKey,
    answers: { [target]: number },
  })
  return { number: filed.number, key: keyOf(app.config.secret, filed.c.id) }
}
