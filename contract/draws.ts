import { z } from 'zod'
import { id, instant } from './common.ts'

const line = (most: number) => z.string().trim().min(1).max(most)

/** What may be drawn from, as the office's register of sources says. */
export const drawSources = z.object({
  rows: z.array(
    z.object({ code: z.string(), name: z.string(), register: z.string(), entries: z.number().int(), allowed: z.boolean() }),
  ),
})
export type DrawSources = z.infer<typeof drawSources>

/** A draw as it is prepared; nothing is public yet. */
export const drawBody = z.object({
  id,
  title: line(80),
  /** A row of `random-inspection.sources`. */
  source: line(40),
  /** Only in these communities; empty: everywhere. */
  communities: z.array(id).max(100).default([]),
  take: z.number().int().min(1).max(200),
  each: z.number().int().min(1).max(4),
  /** Units whose handlers may be sent. */
  units: z.array(id).min(1).max(60),
  /** A public number nobody knows yet, e.g. that of a lottery drawn tomorrow. */
  number: line(120),
})
export type DrawBody = z.input<typeof drawBody>

/** An interest that an inspector declared before the list was frozen: by label and object, as the list names them. */
export const drawConflict = z.object({ version: z.number().int(), inspector: line(120), object: line(80), because: line(200) })
export const drawFreeze = z.object({ version: z.number().int() })
/** What at least two people in the room said, and what the public number came to. */
export const drawSeed = z.object({
  version: z.number().int(),
  room: z.array(line(60)).min(2).max(20),
  number: line(60),
})
export const drawWithdraw = z.object({ version: z.number().int(), reason: line(300) })

export const drawState = z.enum(['prepared', 'frozen', 'drawn', 'withdrawn'])
const list = z.object({
  title: z.string(),
  objects: z.array(z.object({ id: z.string(), name: z.string(), ties: z.array(z.string()) })),
  inspectors: z.array(z.object({ id: z.string(), ties: z.array(z.string()) })),
  conflicts: z.array(z.tuple([z.string(), z.string()])),
  take: z.number().int(),
  each: z.number().int(),
  number: z.string(),
})
const seed = z.object({ room: z.array(z.string()), number: z.string() })
const result = z.array(z.object({ object: z.string(), inspectors: z.array(z.string()) }))

/** The file anybody can draw again from: `linli draw verify FILE`. */
export const drawFile = z.object({ algorithm: z.string(), list, hash: z.string(), seed, result })
export type DrawFile = z.infer<typeof drawFile>

/** What everybody may read: while it is frozen the digest only, afterwards the whole file and what came of it. */
export const publicDraw = z.object({
  id,
  title: z.string(),
  state: drawState,
  number: z.string(),
  take: z.number().int(),
  hash: z.string(),
  frozenAt: instant,
  drawnAt: instant.nullable(),
  withdrawn: z.string().nullable(),
  /** Shown as soon as it is drawn; the list follows when all was inspected, for it would be a warning. */
  seed: seed.nullable(),
  file: drawFile.nullable(),
  outcomes: z.array(
    z.object({ object: z.string(), name: z.string(), inspectors: z.array(z.string()), outcome: z.string().nullable() }),
  ),
})
export type PublicDraw = z.infer<typeof publicDraw>
export const publicDraws = z.object({
  rows: z.array(publicDraw.pick({ id: true, title: true, state: true, hash: true, frozenAt: true, drawnAt: true })),
})

export const drawRow = z.object({
  id,
  version: z.number().int(),
  title: z.string(),
  source: z.string(),
  sourceName: z.string(),
  state: drawState,
  take: z.number().int(),
  each: z.number().int(),
  number: z.string(),
  hash: z.string().nullable(),
  madeAt: instant,
  frozenAt: instant.nullable(),
  drawnAt: instant.nullable(),
})
export type DrawRow = z.infer<typeof drawRow>
export const drawList = z.object({ rows: z.array(drawRow), mayDraw: z.boolean() })
export type DrawList = z.infer<typeof drawList>
export const drawDetail = drawRow.extend({
  communities: z.array(id),
  units: z.array(id),
  /** As it would be frozen now, or as it is frozen. */
  objects: z.array(z.object({ id: z.string(), name: z.string() })),
  /** `free`: to how many of the objects they may go. */
  inspectors: z.array(z.object({ id: z.string(), person: z.string(), free: z.number().int() })),
  /** How many objects nobody may go to, or not enough people. */
  short: z.number().int(),
  conflicts: z.array(z.object({ inspector: z.string(), object: z.string(), because: z.string() })),
  withdrawn: z.string().nullable(),
  seed: seed.nullable(),
  lots: z.array(
    z.object({
      object: z.string(),
      name: z.string(),
      inspectors: z.array(z.string()),
      /** Who they are, for the office only. */
      people: z.array(z.string()),
      case: id.nullable(),
      state: z.string().nullable(),
      outcome: z.string().nullable(),
    }),
  ),
  /** Whoever froze the list does not draw from it. */
  mayDrawNow: z.boolean(),
})
export type DrawDetail = z.infer<typeof drawDetail>
