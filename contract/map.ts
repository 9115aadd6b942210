import { z } from 'zod'
import { lngLat } from './common.ts'

const text = (most: number) => z.string().trim().max(most)
const zoom = z.number().int().min(0).max(22)

/** A background that maps may be drawn on, as the browser is told of it: never with a key. */
export const mapBase = z.object({
  id: z.string(),
  title: z.string(),
  titleEn: z.string().nullable(),
  draw: z.enum(['raster', 'vector']),
  /** Addresses with {z}, {x} and {y}, bottom to top; those of this office begin with `/api/`. Empty when it is an archive. */
  tiles: z.array(z.string()),
  /** A PMTiles archive, read in pieces. */
  archive: z.string().nullable(),
  tileSize: z.union([z.literal(256), z.literal(512)]),
  minZoom: zoom,
  maxZoom: zoom,
  /** What the background is drawn in; points are moved to it for display only. */
  datum: z.enum(['wgs84', 'gcj02']),
  attribution: z.string().nullable(),
  /** 审图号, always drawn. */
  approval: z.string().nullable(),
  /** Shown to whoever has not chosen otherwise. */
  first: z.boolean(),
})
export type MapBase = z.infer<typeof mapBase>

export const baseKinds = ['own', 'xyz-raster', 'xyz-vector', 'tianditu-streets', 'tianditu-images', 'pmtiles'] as const
/** How a background is reached, as its administrator set it. `own` is the office's own drawing: only its two texts count. */
export const mapBaseSetting = z.object({
  kind: z.enum(baseKinds),
  title: text(60),
  titleEn: text(120).nullable().default(null),
  /** XYZ: with {z}, {x} and {y}. PMTiles: a file name in the folder `maps` of the data, or an https address. 天地图: not asked. */
  source: text(500).default(''),
  /** Fetched by the office and handed on: then the address, and the key in it, stay here. Always so for 天地图. */
  through: z.enum(['office', 'browser']).default('browser'),
  tileSize: z.union([z.literal(256), z.literal(512)]).default(256),
  minZoom: zoom.default(0),
  maxZoom: zoom.default(18),
  datum: z.enum(['wgs84', 'gcj02']).default('wgs84'),
  attribution: text(200).nullable().default(null),
  approval: text(60).nullable().default(null),
  active: z.boolean().default(true),
  first: z.boolean().default(false),
})
export type MapBaseSetting = z.infer<typeof mapBaseSetting>
export const mapBaseRow = mapBaseSetting.extend({
  id: z.string(),
  version: z.number().int(),
  /** A key is kept; it never leaves the server. */
  hasKey: z.boolean(),
})
export type MapBaseRow = z.infer<typeof mapBaseRow>
/** `version` is the one the sender saw, 0 for a new one. `key` left out keeps the one there is; empty removes it. */
export const mapBasePut = mapBaseSetting.extend({ version: z.number().int().min(0), key: text(200).optional() })

/** What came of fetching one tile in the middle of the office. */
export const mapBaseTried = z.object({
  ok: z.boolean(),
  status: z.number().int().nullable(),
  type: z.string().nullable(),
  bytes: z.number().int().nullable(),
  milliseconds: z.number(),
  /** Why not, for a person to read. */
  problem: z.string().nullable(),
})
export type MapBaseTried = z.infer<typeof mapBaseTried>

/** Public registers whose rows say where they are. */
export const registerLayers = z.object({
  rows: z.array(
    z.object({
      programme: z.string(),
      register: z.string(),
      title: z.string(),
      points: z.array(z.object({ key: z.string(), name: z.string(), at: lngLat })),
    }),
  ),
})
export type RegisterLayers = z.infer<typeof registerLayers>

export const drawnLayers = ['roads', 'water', 'greens', 'blocks', 'facilities'] as const
export const layerImport = z.object({
  geojson: z.unknown(),
  datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  nameProperty: text(100).optional(),
  /** Roads: which property says the class; facilities, water, greens, blocks: which says the kind. */
  kindProperty: text(100).optional(),
  /** In place of what the layer holds, or added to it. */
  replace: z.boolean().default(true),
  dryRun: z.boolean().default(false),
  force: z.boolean().default(false),
})
export const layerProblem = z.object({
  code: z.enum(['geometry', 'coordinates', 'ring', 'outside', 'class', 'empty', 'not-geojson', 'too-many', 'duplicate']),
  severity: z.enum(['error', 'warning']),
  /** Counted from 0; null for the file as a whole. */
  feature: z.number().int().nullable(),
  detail: z.string().nullable(),
  where: lngLat.nullable(),
})
export const layerOutcome = z.object({
  stored: z.boolean(),
  /** Features that are right. */
  good: z.number().int(),
  before: z.number().int(),
  after: z.number().int(),
  problems: z.array(layerProblem),
  /** Problems beyond those listed. */
  more: z.number().int(),
})
export type LayerOutcome = z.infer<typeof layerOutcome>
