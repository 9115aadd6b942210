import { z } from 'zod'

const words = (most: number) => z.string().max(most)
const number = z.number().finite()
const asked = { title: words(120), note: words(300) }
const label = words(80)

/** A chart in the text of a document: its data, and the question it answers. Drawn by `methods/charts`. */
export const chart = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('bars'),
    ...asked,
    unit: words(12),
    rows: z.array(z.strictObject({ label, value: number.nullable(), of: number.nullable().optional() })).max(500),
  }),
  z.strictObject({
    kind: z.literal('line'),
    ...asked,
    unit: words(12),
    points: z.array(z.strictObject({ label, value: number.nullable(), forecast: z.boolean().optional() })).max(400),
    goal: z.strictObject({ label, value: number }).nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('progress'),
    ...asked,
    unit: words(12),
    rows: z
      .array(z.strictObject({ label, done: number.nullable(), of: number, expected: number.nullable().optional() }))
      .max(500),
  }),
  z
    .strictObject({
      kind: z.literal('shares'),
      ...asked,
      parts: z.array(words(40)).min(1).max(6),
      rows: z.array(z.strictObject({ label, counts: z.array(number.min(0)) })).max(500),
    })
    .refine(({ parts, rows }) => rows.every(row => row.counts.length === parts.length)),
])
