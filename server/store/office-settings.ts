import type { z } from 'zod'
import type { officeSettings, officeSettingsPut } from '#contract/office'
import type { Actor } from '#kernel/engine/actor'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { recordAudit } from './audit.ts'
import { asSystem } from './db.ts'
import { type Settings, type Snapshot, touchDirectory } from './directory.ts'
import { json, sql } from './sql.ts'

export type Bounds = readonly [west: number, south: number, east: number, north: number]
export type OfficeSettings = z.infer<typeof officeSettings>
export type OfficeSettingsChange = z.infer<typeof officeSettingsPut>

const invisible = /\p{C}/u
/** What a telephone can dial after spaces, brackets and dashes are taken out. */
const diallable = /^\+?[\d() （）-]*$/

const extents = new WeakMap<Snapshot, Bounds | null>()
/**
 * The smallest box around the boundaries in force, degrees, to 1e-5 outwards (about a metre): the streets', or those of
 * the widest kind there is. Null before anything was imported.
 */
export function extentOf(snapshot: Snapshot): Bounds | null {
  const known = extents.get(snapshot)
  if (known !== undefined) return known
  const { street, community, grid } = snapshot.index.layers
  const entries = [street, community, grid].find(layer => layer.entries.length > 0)?.entries ?? []
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lng, lat] of entries.flatMap(entry => entry.area.polygons.flat(2))) {
    west = Math.min(west, lng)
    south = Math.min(south, lat)
    east = Math.max(east, lng)
    north = Math.max(north, lat)
  }
  const down = (degrees: number) => Math.floor(degrees * 1e5) / 1e5
  const up = (degrees: number) => Math.ceil(degrees * 1e5) / 1e5
  const extent: Bounds | null = west < east && south < north ? [down(west), down(south), up(east), up(north)] : null
  extents.set(snapshot, extent)
  return extent
}

/** The whole country, for an office that has neither a view of its own nor a boundary yet. */
const country: Bounds = [73.5, 18, 135.1, 53.6]
const middleOf = ([west, south, east, north]: Bounds): [number, number] => [(west + east) / 2, (south + north) / 2]

/** What a map of the office shows first: the office's own choice, else all of its boundaries. */
export function mapViewOf(snapshot: Snapshot): { centre: [number, number]; bounds: [number, number, number, number] } {
  const { centre, bounds } = snapshot.settings
  const shown = bounds ?? extentOf(snapshot) ?? country
  return { centre: centre ? [centre[0], centre[1]] : middleOf(shown), bounds: [...shown] }
}

const aboutOf = (name: string, settings: Settings) => ({
  version: settings.aboutVersion ?? 1,
  name,
  nameEn: settings.nameEn ?? null,
  phone: settings.phone ?? null,
  gridWorkerNames: settings.gridWorkerNames !== false,
  district: settings.district === true,
  centre: settings.centre ?? null,
  bounds: settings.bounds ?? null,
})

export const settingsOf = (snapshot: Snapshot): OfficeSettings => ({
  ...aboutOf(snapshot.name, snapshot.settings),
  extent: extentOf(snapshot),
})

const inside = ([west, south, east, north]: Bounds, [lng, lat]: readonly [number, number]) =>
  lng >= west && lng <= east && lat >= south && lat <= north

function boundsFault(bounds: Bounds, extent: Bounds | null): string | null {
  const [west, south, east, north] = bounds
  if (
    !(west < east && south < north && inside([-180, -90, 180, 90], [west, south]) && inside([-180, -90, 180, 90], [east, north]))
  )
    return 'box'
  // Whoever stands outside the view counts as outside the office's ground, so it must not cut any off.
  if (extent && !(inside(bounds, [extent[0], extent[1]]) && inside(bounds, [extent[2], extent[3]]))) return 'cuts-off'
  return null
}

function textFault(text: string | null, most: number): string | null {
  if (text === null) return null
  if (invisible.test(text)) return 'invisible'
  return [...text].length > most ? 'long' : null
}

/** Field → what is wrong with it; a view that stays as it was is not asked again. */
function faultsOf(next: OfficeSettingsChange, before: Settings, extent: Bounds | null): Record<string, string> {
  const digits = next.phone?.replace(/\D/g, '').length ?? 3
  const phone = next.phone !== null && (!diallable.test(next.phone) || digits < 3) ? 'phone' : null
  const sameView = JSON.stringify(next.bounds) === JSON.stringify(before.bounds ?? null)
  const box = next.bounds ?? extent
  const faults: Record<string, string | null> = {
    name: next.name === '' ? 'empty' : textFault(next.name, 100),
    nameEn: textFault(next.nameEn, 200),
    phone: textFault(next.phone, 40) ?? phone,
    bounds: next.bounds && !sameView ? boundsFault(next.bounds, extent) : null,
    centre: next.centre && box && !inside(box, next.centre) ? 'centre' : null,
  }
  return Object.fromEntries(Object.entries(faults).filter((pair): pair is [string, string] => pair[1] !== null))
}

const orNull = (text: string | null) => text?.trim() || null

/**
 * Sets the office's name, telephone and what its maps show first. A view of null follows the boundaries.
 * @throws Fault answers-invalid, stale-version
 */
export async function setOfficeSettings(app: App, actor: Actor, change: OfficeSettingsChange): Promise<OfficeSettings> {
  const extent = extentOf(await app.directory.now())
  const next = { ...change, name: change.name.trim(), nameEn: orNull(change.nameEn), phone: orNull(change.phone) }
  await asSystem(app.db, 'set the office', async tx => {
    const tenant = await tx.maybe(
      sql<{ name: string; settings: Settings }>`select name, settings from tenants where tenant_id = ${tx.tenant} for update`,
    )
    if (!tenant) throw new Fault('not-found')
    const before = aboutOf(tenant.name, tenant.settings)
    if (before.version !== next.version) throw new Fault('stale-version', { detail: { version: before.version } })
    const fields = faultsOf(next, tenant.settings, extent)
    if (Object.keys(fields).length > 0) throw new Fault('answers-invalid', { fields })
    const gridWorkerNames = next.gridWorkerNames ?? before.gridWorkerNames
    const district = next.district ?? before.district
    const after = { ...next, gridWorkerNames, district, version: before.version + 1 }
    const { nameEn, phone, centre, bounds, version: aboutVersion } = after
    // What is null leaves no trace in the stored settings: absent means the same.
    const given = Object.entries({ nameEn, phone, centre, bounds }).filter(([, value]) => value !== null)
    const set = ['nameEn', 'phone', 'centre', 'bounds', 'gridWorkerNames', 'district']
    const kept = Object.entries(tenant.settings).filter(([key]) => !set.includes(key))
    const marks = { ...(!gridWorkerNames && { gridWorkerNames }), ...(district && { district }) }
    const settings = { ...Object.fromEntries([...kept, ...given]), ...marks, aboutVersion }
    await tx.run(sql`update tenants set name = ${next.name}, settings = ${json(settings)} where tenant_id = ${tx.tenant}`)
    await recordAudit(tx, { at: app.now(), actor, action: 'office-set', detail: { before, after } })
    await tx.run(touchDirectory(tx.tenant))
  })
  app.directory.changed()
  return settingsOf(await app.directory.now())
}
