import { z } from 'zod'

/** One number the office answers for: the whole when `group` is null, else one option of the field it is counted by. */
export const indicatorRow = z.object({
  programme: z.string(),
  key: z.string(),
  title: z.string(),
  kind: z.enum(['tally', 'share']),
  type: z.string(),
  group: z.string().nullable(),
  numerator: z.number().int(),
  denominator: z.number().int(),
  /** Null when there is nothing to divide by. */
  value: z.number().nullable(),
  /** 95 % Wilson interval of a share. */
  low: z.number().nullable(),
  high: z.number().nullable(),
  target: z.number().nullable(),
})
export type IndicatorRow = z.infer<typeof indicatorRow>
