import { z } from 'zod'
import { instant } from './common.ts'

/** A set of open data, as its page describes it. */
export const dataSet = z.object({
  id: z.string(),
  title: z.string(),
  about: z.string(),
  formats: z.array(z.enum(['csv', 'geojson'])),
  /** What each column says, in the order of the file. */
  fields: z.array(z.object({ name: z.string(), about: z.string() })),
  /** How old it may be. */
  fresh: z.string(),
  /** Which counts are hidden, where the set holds counts. */
  smallNumbers: z.string().nullable(),
  rows: z.number().int().nullable(),
  changedAt: instant.nullable(),
})
export type DataSet = z.infer<typeof dataSet>
export const dataSets = z.object({ licence: z.string(), contact: z.string().nullable(), sets: z.array(dataSet) })
export type DataSets = z.infer<typeof dataSets>
