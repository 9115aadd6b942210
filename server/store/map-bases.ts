import type { z } from 'zod'
import { type MapBase, type MapBaseRow, type MapBaseSetting, type mapBasePut, mapBaseSetting } from '#contract/map'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { lock, unlock } from '../identity/secrets.ts'
import { type ArchiveHead, readHead } from '../ports/map-archives.ts'
import { recordAudit } from './audit.ts'
import { asSystem } from './db.ts'
import { touchDirectory } from './directory.ts'
import { faultsOf, isTianditu, templatesOf } from './map-base-rules.ts'
import { json, sql } from './sql.ts'

interface Stored {
  readonly id: string
  readonly settings: MapBaseSetting & { readonly head?: ArchiveHead }
  readonly key: string | null
  readonly version: number
}

/** A background with its key, for the server alone. */
export interface KeptBase extends MapBaseSetting {
  readonly id: string
  readonly version: number
  readonly key: string | null
  readonly head: ArchiveHead | null
}

async function readBases(app: App): Promise<readonly KeptBase[]> {
  const rows = await asSystem(app.db, 'backgrounds of the map', tx =>
    tx.rows(
      sql<Stored>`select id, settings, key_locked as key, version from map_bases where tenant_id = ${tx.tenant} order by id`,
    ),
  )
  return rows.map(({ id, settings, key, version }) => {
    const { head, ...setting } = settings
    return {
      ...mapBaseSetting.parse(setting),
      id,
      version,
      head: head ?? null,
      key: key === null ? null : unlock(app.config.secret, key),
    }
  })
}

const kept = new WeakMap<App, { readonly version: number; readonly bases: readonly KeptBase[] }>()
/** Every background of the office, read anew when anything of the directory changed. */
export async function keptBases(app: App): Promise<readonly KeptBase[]> {
  const { version } = await app.directory.now()
  const known = kept.get(app)
  if (known?.version === version) return known.bases
  const bases = await readBases(app)
  kept.set(app, { version, bases })
  return bases
}

const throughOffice = (base: KeptBase) => isTianditu(base.kind) || base.through === 'office'

function shown(base: KeptBase): MapBase {
  const { id, title, titleEn, tileSize, datum, attribution, approval, first, head } = base
  const archive = base.kind === 'pmtiles' ? (base.source.startsWith('https:') ? base.source : `/api/tiles/${id}/archive`) : null
  const tiles = templatesOf(base, base.key ?? '').map((url, n) =>
    throughOffice(base) ? `/api/tiles/${id}/${n}/{z}/{x}/{y}` : url,
  )
  const vector = base.kind === 'xyz-vector' || (base.kind === 'pmtiles' && head?.draw === 'vector')
  return {
    ...{ id, title, titleEn, tileSize, datum, attribution, approval, first, archive },
    tiles: base.kind === 'pmtiles' ? [] : tiles,
    draw: vector ? 'vector' : 'raster',
    minZoom: head?.minZoom ?? base.minZoom,
    maxZoom: head?.maxZoom ?? base.maxZoom,
  }
}

/** What a start-up setting names, for offices that have set nothing else up. */
function fromConfig(app: App): MapBase[] {
  const { tiles, tileAttribution, mapApproval } = app.config
  if (!tiles) return []
  return [
    {
      ...{
        id: 'tiles',
        title: tileAttribution ?? new URL(tiles.replace(/[{}]/g, '')).host,
        titleEn: null,
        draw: 'raster',
        tiles: [tiles],
      },
      ...{
        archive: null,
        tileSize: 256,
        minZoom: 0,
        maxZoom: 18,
        datum: 'wgs84',
        attribution: tileAttribution,
        approval: mapApproval,
        first: true,
      },
    },
  ]
}

/** The backgrounds browsers are told of, and the two texts of the own drawing. */
export async function mapBases(app: App) {
  const bases = await keptBases(app)
  const own = bases.find(one => one.kind === 'own')
  const set = bases.filter(one => one.kind !== 'own' && one.active).map(shown)
  return {
    bases: [...set, ...fromConfig(app).map(one => ({ ...one, first: !set.some(other => other.first) }))],
    attribution: own?.attribution ?? app.config.tileAttribution,
    approval: own?.approval ?? app.config.mapApproval,
  }
}

/** The hosts a page may fetch backgrounds from: exactly those set up to be fetched by browsers. */
export async function mapHosts(app: App): Promise<{ readonly images: readonly string[]; readonly data: readonly string[] }> {
  const { bases } = await mapBases(app)
  const all = new Set(
    bases
      .flatMap(base => [...base.tiles, base.archive ?? ''])
      .flatMap(url => (/^https?:/.test(url) ? [new URL(url.replace(/[{}]/g, '')).origin] : [])),
  )
  // The map library fetches tiles itself, also pictures: they are both.
  return { images: [...all], data: [...all] }
}

const told = ({ key, head: _, ...base }: KeptBase): MapBaseRow => ({ ...base, hasKey: key !== null })
export const listMapBases = async (app: App): Promise<MapBaseRow[]> => (await readBases(app)).map(told)

/**
 * Sets a background up, or changes it.
 * @throws Fault answers-invalid, stale-version
 */
export async function putMapBase(app: App, actor: Actor, id: string, put: z.output<typeof mapBasePut>): Promise<MapBaseRow> {
  const { version, key: given, ...asked } = put
  const setting = { ...asked, through: isTianditu(asked.kind) ? ('office' as const) : asked.through }
  const before = (await readBases(app)).find(one => one.id === id)
  if ((before?.version ?? 0) !== version) throw new Fault('stale-version', { detail: { version: before?.version ?? 0 } })
  const key = given === undefined ? (before?.key ?? null) : given || null
  const fields = faultsOf(id, setting, key)
  if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
  const head = setting.kind === 'pmtiles' ? await readHead(app.config.data, setting.source) : null
  if (setting.kind === 'pmtiles' && head === null) throw new Fault('answers-invalid', { fields: { source: 'archive' } })
  const locked = key === null ? null : lock(app.config.secret, key)
  await asSystem(app.db, 'set a background up', async tx => {
    const held = await tx.maybe(
      sql<{ version: number }>`select version from map_bases where tenant_id = ${tx.tenant} and id = ${id} for update`,
    )
    if ((held?.version ?? 0) !== version) throw new Fault('stale-version', { detail: { version: held?.version ?? 0 } })
    if (setting.first)
      await tx.run(
        sql`update map_bases set settings = settings || '{"first":false}'::jsonb where tenant_id = ${tx.tenant} and id <> ${id}`,
      )
    await tx.run(
      sql`insert into map_bases (tenant_id, id, kind, settings, key_locked, version)
          values (${tx.tenant}, ${id}, ${setting.kind}, ${json({ ...setting, ...(head ? { head } : {}) })}::jsonb, ${locked}, ${version + 1})
          on conflict (tenant_id, id) do update set kind = excluded.kind, settings = excluded.settings, key_locked = excluded.key_locked, version = excluded.version`,
    )
    // The address may hold a key of its own: only what kind of background it is goes on record.
    const detail = {
      id,
      kind: setting.kind,
      title: setting.title,
      active: setting.active,
      datum: setting.datum,
      approval: setting.approval,
      key: locked !== null,
    }
    await recordAudit(tx, { at: app.now(), actor, action: 'map-base-set', detail })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
  return told({ ...setting, id, version: version + 1, key, head })
}

/** @throws Fault not-found, stale-version */
export async function removeMapBase(app: App, actor: Actor, id: string, version: number): Promise<void> {
  await asSystem(app.db, 'remove a background', async tx => {
    const held = await tx.maybe(
      sql<{ version: number }>`select version from map_bases where tenant_id = ${tx.tenant} and id = ${id} for update`,
    )
    if (!held) throw new Fault('not-found')
    if (held.version !== version) throw new Fault('stale-version', { detail: { version: held.version } })
    await tx.run(sql`delete from map_bases where tenant_id = ${tx.tenant} and id = ${id}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'map-base-removed', detail: { id } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
}
