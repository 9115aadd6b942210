import { createHash } from 'node:crypto'
import type { DataSet, DataSets } from '#contract/open-data'
import { translate } from '#kernel/engine/translate'
import type { RegisterData } from '#kernel/index'
import { type Area, labelPoint } from '#methods/placement/index'
import { english } from '#programmes/words'
import type { App } from '../../app.ts'
import type { CsvCell } from '../../ports/csv.ts'
import { type OpenDataField, openDataWords } from '../../words/open-data.ts'
import { asSystem } from '../db.ts'
import type { Snapshot } from '../directory.ts'
import type { Lang } from '../documents/document-list.ts'
import { documentSettingsOf } from '../documents/document-settings.ts'
import { openLedgers } from '../entries/entry-open.ts'
import { type CountedType, type Counts, countedTypes, countsOf } from '../open-counts.ts'
import { sql } from '../sql.ts'

/** The content of a set: rows made as they are sent, features where it lies on the map. */
export interface SetContent {
  readonly etag: string
  readonly columns: readonly string[]
  readonly rows: () => Iterable<readonly CsvCell[]>
  readonly features: (() => Iterable<object>) | null
}

type Kept = { readonly until: number; readonly counts: Promise<Counts> }
const hour = 3_600_000
const kept = new WeakMap<App, Map<string, Kept>>()

/** Counted at most once an hour, however many ask. */
function keptCounts(app: App, of: CountedType): Promise<Counts> {
  const mine = kept.get(app) ?? new Map<string, Kept>()
  kept.set(app, mine)
  const there = mine.get(of.type)
  if (there && app.now() < there.until) return there.counts
  const counts = countsOf(app, of)
  counts.catch(() => mine.delete(of.type))
  mine.set(of.type, { until: app.now() + hour, counts })
  return counts
}

const tag = (...parts: readonly unknown[]) =>
  `W/"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`
const areaColumns = ['code', 'name', 'name_en', 'parent', 'lng', 'lat'] as const
const round = (n: number | undefined) => (n === undefined ? null : Math.round(n * 1e6) / 1e6)

function areas(snapshot: Snapshot, kind: 'community' | 'grid'): SetContent {
  const all = snapshot.index.layers[kind].entries
    .map(entry => entry.area)
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
  const rowOf = (area: Area): CsvCell[] => {
    const place = snapshot.places.get(area.id)
    const middle = area.polygons[0] ? labelPoint(area.polygons[0]) : null
    const parent = snapshot.places.get(place?.parent ?? '')?.code ?? null
    return [area.code, area.name, place?.nameEn ?? null, parent, round(middle?.[0]), round(middle?.[1])]
  }
  const properties = (area: Area) => Object.fromEntries(areaColumns.slice(0, 4).map((name, n) => [name, rowOf(area)[n]]))
  return {
    etag: tag(kind, snapshot.version, snapshot.staleAt),
    columns: areaColumns,
    *rows() {
      for (const area of all) yield rowOf(area)
    },
    *features() {
      for (const area of all)
        yield {
          type: 'Feature',
          id: area.code,
          properties: properties(area),
          geometry: { type: 'MultiPolygon', coordinates: area.polygons },
        }
    },
  }
}

interface Facility {
  readonly geometry: { readonly type: string; readonly coordinates: readonly number[] }
  readonly properties: Readonly<Record<string, unknown>>
}

async function facilities(app: App, snapshot: Snapshot): Promise<SetContent> {
  const row = await asSystem(app.db, 'facilities for open data', tx =>
    tx.maybe(
      sql<{
        features: Facility[] | { features: Facility[] }
        version: number
      }>`select features, version from map_layers where tenant_id = ${tx.tenant} and layer = 'facilities'`,
    ),
  )
  const list = Array.isArray(row?.features) ? row.features : (row?.features.features ?? [])
  const points = list.filter(one => one.geometry?.type === 'Point')
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const cells = ({ properties: p, geometry: g }: Facility): CsvCell[] => [
    text(p.name),
    text(p.kind),
    snapshot.places.get(text(p.grid) ?? '')?.code ?? null,
    round(g.coordinates[0]),
    round(g.coordinates[1]),
  ]
  return {
    etag: tag('facilities', row?.version ?? 0, snapshot.version),
    columns: ['name', 'kind', 'grid', 'lng', 'lat'],
    *rows() {
      for (const one of points) yield cells(one)
    },
    *features() {
      for (const one of points) {
        const [name, kind, grid] = cells(one)
        yield { type: 'Feature', properties: { name, kind, grid }, geometry: one.geometry }
      }
    },
  }
}

const cellOf = (value: unknown): CsvCell =>
  value === null || value === undefined
    ? null
    : typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : JSON.stringify(value)

const openColumns = (def: RegisterData) => Object.keys(def.columns).filter(key => !def.columns[key]?.personal)

function registerRows(snapshot: Snapshot, id: string, def: RegisterData): SetContent {
  const rows = snapshot.registers.get(id) ?? new Map<string, Readonly<Record<string, unknown>>>()
  const columns = openColumns(def)
  return {
    etag: tag(id, snapshot.version),
    columns,
    *rows() {
      for (const row of rows.values()) yield columns.map(key => cellOf(row[key]))
    },
    features: null,
  }
}

/** One set of open data: what its page says, and how to get what it holds. */
interface OpenSet {
  readonly about: DataSet
  readonly content: () => Promise<SetContent>
}

const countColumns = ['month', 'category', 'community', 'count'] as const
const responseColumns = ['month', 'filed', 'closed', 'in_time', 'share'] as const

async function setsOf(app: App, lang: Lang): Promise<OpenSet[]> {
  const snapshot = await app.directory.now()
  const say = openDataWords[lang]
  const fields = (names: readonly OpenDataField[]) => names.map(name => ({ name, about: say.fields[name] }))
  const set = (
    about: Omit<DataSet, 'smallNumbers' | 'rows' | 'changedAt'> & Partial<DataSet>,
    content: OpenSet['content'],
  ): OpenSet => ({
    about: { smallNumbers: null, rows: null, changedAt: null, ...about },
    content,
  })
  const placed: OpenSet[] = (['communities', 'grids'] as const).map(id => {
    const kind = id === 'grids' ? 'grid' : 'community'
    const rows = snapshot.index.layers[kind].entries.length
    const about = {
      id,
      ...say[id],
      formats: ['csv', 'geojson'] as DataSet['formats'],
      fields: fields(areaColumns),
      fresh: say.now,
      rows,
    }
    return set(about, async () => areas(snapshot, kind))
  })
  const things = set(
    {
      id: 'facilities',
      ...say.facilities,
      formats: ['csv', 'geojson'],
      fields: fields(['name', 'kind', 'grid', 'lng', 'lat']),
      fresh: say.now,
    },
    () => facilities(app, snapshot),
  )
  const programmes = lang === 'en' ? app.programmes.map(p => translate(p, english)) : app.programmes
  const registers = programmes.flatMap(p =>
    Object.entries(p.registers)
      .filter(([, def]) => def.read === 'public' && !def.ledger)
      .map(([name, def]) => {
        const id = `${p.id}.${name}`
        const about = {
          id: `register-${p.id}-${name}`,
          ...say.register(def.title),
          formats: ['csv'] as DataSet['formats'],
          fields: openColumns(def).map(key => ({ name: key, about: def.columns[key]?.title ?? key })),
          fresh: say.now,
          rows: snapshot.registers.get(id)?.size ?? 0,
        }
        return set(about, async () => registerRows(snapshot, id, def))
      }),
  )
  const counted = countedTypes(programmes).flatMap(of => {
    const counts = async (part: 'byPlace' | 'responses', columns: readonly string[]): Promise<SetContent> => {
      const found = await keptCounts(app, of)
      return { etag: tag(of.type, part, found[part]), columns, rows: () => found[part], features: null }
    }
    const options = (of.by === null ? undefined : of.def.form[of.by]?.options) ?? {}
    const named = Object.entries(options).map(([key, title]) => `${key} ${title}`)
    const category = `${say.fields.category}${named.length > 0 ? ` (${named.join(', ')})` : ''}`
    const base = { formats: ['csv'] as DataSet['formats'], fresh: say.hourly, smallNumbers: say.small }
    return [
      set(
        {
          id: `cases-${of.type}`,
          ...say.cases(of.def.title),
          ...base,
          fields: fields(countColumns).map(f => (f.name === 'category' ? { ...f, about: category } : f)),
        },
        () => counts('byPlace', countColumns),
      ),
      set({ id: `responses-${of.type}`, ...say.responses(of.def.title), ...base, fields: fields(responseColumns) }, () =>
        counts('responses', responseColumns),
      ),
    ]
  })
  const ledgers = (await openLedgers(app, lang)).map(({ about, read }) =>
    set(about, async () => {
      const { stamp, ...content } = await read()
      return { etag: tag(...stamp), ...content }
    }),
  )
  return [...counted, ...placed, things, ...registers, ...ledgers]
}

/** Every set as its page describes it. */
export async function describeSets(app: App, lang: Lang): Promise<DataSets> {
  const snapshot = await app.directory.now()
  const sets = await setsOf(app, lang)
  return {
    licence: documentSettingsOf(snapshot).licence,
    contact: snapshot.settings.phone ?? null,
    sets: sets.map(one => one.about),
  }
}

/** What a set holds; null when there is none of that name. */
export const setContent = async (app: App, id: string): Promise<SetContent | null> =>
  (await setsOf(app, 'zh')).find(one => one.about.id === id)?.content() ?? null
