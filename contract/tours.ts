import { z } from 'zod'
import { id } from './common.ts'

const mark = z.object({ mean: z.number(), low: z.number(), high: z.number() })

/** The stops of peer review tours beside each other: how they were judged, what is worth learning, who copies what by when. */
export const tourStops = z.object({
  /** What is judged, with its weight in the criteria. */
  themes: z.array(z.object({ key: z.string(), title: z.string(), weight: z.number().nullable() })),
  /** By day; never by marks, for so few judges make no order. */
  stops: z.array(
    z.object({
      id,
      tour: z.string(),
      unit: z.string(),
      what: z.string(),
      day: z.string(),
      state: z.string(),
      /** One for each theme; null until all have judged. */
      marks: z.array(mark.nullable()),
      judges: z.number().int(),
      residents: z.number().int(),
      band: z.string().nullable(),
      good: z.array(z.string()),
      better: z.array(z.string()),
      summary: z.string().nullable(),
      said: z.string().nullable(),
      copies: z.array(z.object({ what: z.string(), from: z.string().nullable(), by: z.string() })),
    }),
  ),
})
export type TourStops = z.infer<typeof tourStops>
export type TourStop = TourStops['stops'][number]
