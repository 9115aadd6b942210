import { z } from 'zod'
import { id, lngLat } from './common.ts'

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)

/** Round a point, or in a community; `stage` open: being worked on, fixed: put right in the last 30 days. */
export const nearQuery = z
  .object({
    lng: z.coerce.number().min(-180).max(180).optional(),
    lat: z.coerce.number().min(-90).max(90).optional(),
    /** Metres. */
    radius: z.coerce.number().int().min(100).max(2000).default(800),
    community: id.optional(),
    stage: z.enum(['open', 'fixed']).default('open'),
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  })
  .refine(q => (q.lng !== undefined && q.lat !== undefined) || q.community !== undefined, { path: ['community'] })

/**
 * A matter as its neighbours may see it: no words, no pictures, no number, no moment, and no place finer than a home's
 * surroundings.
 */
export const nearRow = z.object({
  /** Stays the same for the same matter and opens nothing. */
  ref: z.string(),
  type: z.string(),
  state: z.string(),
  /** Open fields whose answers come from a fixed list. */
  data: z.record(z.string(), z.unknown()),
  point: lngLat.nullable(),
  /** Metres from the point asked for, to the place as it is told. */
  metres: z.number().nullable(),
  community: z.string().nullable(),
  /** The building it is nearest to, where that names no household. */
  beside: z.string().nullable(),
  filedOn: day,
  fixedOn: day.nullable(),
})
export type NearRow = z.infer<typeof nearRow>
export const nearList = z.object({ rows: z.array(nearRow), next: z.string().nullable() })
export type NearList = z.infer<typeof nearList>

export const gridQuery = z.object({
  lng: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
})

/** Who looks after a place, as the office publishes it. Never a person's own telephone. */
export const gridCard = z.object({
  grid: z.object({ name: z.string(), code: z.string() }).nullable(),
  community: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  /** Whose turn it is now; null where the office does not publish names, or nobody is on duty. */
  worker: z.string().nullable(),
  /** Whether the office publishes names at all. */
  named: z.boolean(),
  /** Opening hours of the office today, as minutes of the day; empty on days off. */
  hours: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** How far the nearest grid is when the point lies outside. */
  outsideBy: z.number().nullable(),
})
export type GridCard = z.infer<typeof gridCard>
