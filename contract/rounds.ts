import { z } from 'zod'
import { caseRow } from './cases.ts'
import { askedInstant, id, instant } from './common.ts'

/** Stops of a round within reach, with all that a phone needs to visit them without a signal. */
export const stopQuery = z.object({
  /** Only stops due before this moment, or late; all open ones when not given. */
  dueTo: askedInstant.optional(),
  /** Only those in my own hand. */
  mine: z.stringbool().default(true),
  community: id.optional(),
  grid: id.optional(),
  /** Only the stops behind one figure of the coverage, counted from `from` to `to`; `late` are late now. */
  figure: z.enum(['visited', 'made', 'offered', 'inTime', 'missed', 'late']).optional(),
  from: askedInstant.optional(),
  to: askedInstant.optional(),
})
export const stop = caseRow.extend({
  /** The points of the checklist at this place, when the round has one. */
  points: z.array(z.string()),
  /** Steps I may take here now. */
  steps: z.array(z.string()),
  lastVisit: z.object({ at: instant, step: z.string() }).nullable(),
  /** What the form says of it; personal values are masked. */
  facts: z.record(z.string(), z.unknown()),
})
export type Stop = z.infer<typeof stop>
export const stopList = z.object({
  rows: z.array(stop),
  more: z.boolean(),
  /** Names of those in whose hand stops are, by id. */
  names: z.record(z.string(), z.string()),
  /** Colleagues who may be handed one of these stops, and the place each looks after. */
  visitors: z.array(z.object({ id, name: z.string(), place: id })),
})
export type StopList = z.infer<typeof stopList>

export const coverageQuery = z.object({
  from: askedInstant,
  to: askedInstant,
  by: z.enum(['community', 'grid']).default('community'),
})
/**
 * How the promise of a round was kept in one area. In a round about people a figure from one to four is null, and so is
 * every other that would give it away.
 */
export const coverageRow = z.object({
  place: id.nullable(),
  stops: z.number().int().nullable(),
  /** Stops that had at least one visit, made or offered. */
  visited: z.number().int().nullable(),
  made: z.number().int().nullable(),
  offered: z.number().int().nullable(),
  /** Visits before the time was up, and promises that ran out. */
  inTime: z.number().int().nullable(),
  missed: z.number().int().nullable(),
  lateNow: z.number().int().nullable(),
})
export type CoverageRow = z.infer<typeof coverageRow>
export const coverage = z.object({ rows: z.array(coverageRow), whole: coverageRow })
export type Coverage = z.infer<typeof coverage>
