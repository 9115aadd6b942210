import { inLanguage } from '../../store/definitions.ts'
import { type Stepped, stepsOfCases } from '../../store/published/open311.ts'
import { toldTypes } from '../../store/published/published-kinds.ts'
import { refOf } from '../../store/published/published-ref.ts'
import { type Found, nameIn, shownOf, tellRow, type Words } from '../../store/published/published-row.ts'
import { bareStory } from '../../store/published/published-story.ts'
import type { Call } from './caller.ts'
import { writeMoment } from './params.ts'
import type { Value } from './render.ts'
import { serviceCode, servicesOf } from './services.ts'

export const hour = 3_600_000
/** Everybody is told the hour, as the place is told to a hundred metres; whoever filed it is told the moment. */
const coarse = (at: number, exact: boolean) => (exact ? at : Math.floor(at / hour) * hour)

/** What became of it, in words that can name nobody: the state, who decided, where to object, and what somebody looked at. */
function notesOf({ app, snapshot, lang, w }: Call, row: Found, words: Words | undefined): string {
  const told = toldTypes(app, snapshot).find(one => one.of.type === row.type)
  const def = told && inLanguage(told.of, lang)
  const state = def?.states[row.state]
  const title = state?.title ?? row.state
  if (!def || (state?.ends !== 'done' && state?.ends !== 'refused')) return title
  const into = Object.values(def.steps).filter(step => step.to === row.state)
  const why = into
    .flatMap(step => (step.shows ?? []).map(key => step.ask?.[key]?.options?.[String(row.data[key])]))
    .find(option => option !== undefined)
  const office = lang === 'en' ? (snapshot.settings.nameEn ?? snapshot.name) : snapshot.name
  const who = state.ends === 'done' ? (nameIn(snapshot, row.unit, lang) ?? office) : office
  const objection = snapshot.settings.objection?.[lang] || w.objection(snapshot.settings.phone ?? null)
  const stop = lang === 'en' ? '.' : '。'
  const said = [title, why].filter(Boolean).join(lang === 'en' ? ': ' : '：') + stop
  const join = lang === 'en' ? ' ' : ''
  return [said, w.decidedBy(who, state.ends), shownOf(told, row, words).answer, state.ends === 'refused' ? objection : null]
    .filter(Boolean)
    .join(join)
}

interface More {
  readonly words: ReadonlyMap<string, Words>
  /** Filed with the key that asks. */
  readonly own: ReadonlySet<string>
  readonly extensions: boolean
}

/** Matters as GeoReport tells them: nothing personal, free words and pictures only after a look. */
export async function tellRequests(call: Call, rows: readonly Found[], { words, own, extensions }: More): Promise<Value[]> {
  const services = servicesOf(call.app, call.snapshot, call.lang)
  const steps = extensions
    ? Map.groupBy(
        await stepsOfCases(
          call.app,
          rows.map(row => row.id),
        ),
        step => step.case,
      )
    : new Map()
  return rows.map(row => {
    const { app, snapshot, lang, w } = call
    const told = tellRow(app, snapshot, row, words.get(row.id), lang)
    const code = serviceCode(row.type, row.data.kind)
    const exact = own.has(row.id)
    const closed = row.closedAt !== null
    const building = told.beside !== null && row.building ? snapshot.places.get(row.building) : undefined
    const photo = (id: string) => `${call.origin}/api/public/published/${told.ref}/photos/${id}`
    const more: Record<string, Value> = extensions
      ? { ...extended(call, row, told.data), notes: notes(call, row, steps.get(row.id) ?? [], exact) }
      : {}
    if (extensions) (more.extended_attributes as Record<string, Value>).photos = told.photos.map(photo)
    return {
      service_request_id: refOf(app.config.secret, row.id),
      status: closed ? 'closed' : 'open',
      status_notes: notesOf(call, row, words.get(row.id)),
      service_name: services.find(service => service.code === code)?.name ?? null,
      service_code: code,
      description: told.words,
      agency_responsible: nameIn(snapshot, row.unit, lang),
      service_notice: null,
      requested_datetime: writeMoment(coarse(row.filedAt, exact)),
      updated_datetime: writeMoment(coarse(row.closedAt ?? row.changedAt, exact)),
      expected_datetime: closed || row.dueAt === null ? null : writeMoment(coarse(row.dueAt, exact)),
      address: [told.beside && w.near(told.beside), told.community].filter(Boolean).join(lang === 'en' ? ', ' : '，') || null,
      address_id: building?.code ?? null,
      zipcode: null,
      lat: told.point?.[1] ?? null,
      long: told.point?.[0] ?? null,
      media_url: told.photos[0] === undefined ? null : photo(told.photos[0]),
      ...more,
    }
  })
}

function extended({ app, snapshot, lang }: Call, row: Found, data: Readonly<Record<string, unknown>>): Record<string, Value> {
  const of = toldTypes(app, snapshot).find(one => one.of.type === row.type)?.of
  const def = of && inLanguage(of, lang)
  const words = (key: string, value: unknown) =>
    (Array.isArray(value) ? value : [value]).map(one => def?.form[key]?.options?.[String(one)] ?? String(one)).join(', ')
  return {
    attributes: Object.entries(data).map(([key, value]) => ({
      code: key,
      label: def?.form[key]?.title ?? key,
      name: words(key, value),
      value: Array.isArray(value) ? value.join(',') : String(value),
    })),
    extended_attributes: {
      state: row.state,
      state_name: def?.states[row.state]?.title ?? row.state,
      community: nameIn(snapshot, row.community, lang),
    },
  }
}

function notes(call: Call, row: Found, steps: readonly Stepped[], exact: boolean): Value {
  const of = toldTypes(call.app, call.snapshot).find(one => one.of.type === row.type)?.of
  if (!of) return []
  return bareStory(of, steps, call.snapshot, call.lang).map(entry => ({
    datetime: writeMoment(coarse(entry.at, exact)),
    description: sayEntry(entry),
    type: entry.tone,
  }))
}

/** One line of a story, with those answers that can name nobody. */
export const sayEntry = (entry: ReturnType<typeof bareStory>[number]): string =>
  [`${entry.who}: ${entry.what}`, ...entry.details.map(one => (one.title ? `${one.title}: ${one.value}` : one.value))].join('; ')
