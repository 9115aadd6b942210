import { z } from 'zod'
import { id, instant, lngLat } from './common.ts'
import { mapBase } from './map.ts'

/** What every face needs before anybody signs in. */
export const office = z.object({
  name: z.string(),
  nameEn: z.string(),
  phone: z.string().nullable(),
  demo: z.boolean(),
  map: z.object({
    centre: lngLat,
    bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    /** Backgrounds the office has set up; the own drawing is always there. */
    bases: z.array(mapBase),
    /** XYZ raster tiles by the environment; also among `bases`. */
    tiles: z.string().nullable(),
    attribution: z.string().nullable(),
    /** 审图号, always drawn when set. */
    approval: z.string().nullable(),
  }),
  /** Demo sign-ins, shown on the sign-in page of a demo office only. */
  demoSignIns: z.array(
    z.object({ login: z.string(), password: z.string(), name: z.string(), role: z.string(), face: z.enum(['desk', 'grid']) }),
  ),
  signOn: z.object({ oidc: z.string().nullable() }),
})
export type Office = z.infer<typeof office>

const corners = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly()
const degrees = z.tuple([z.number(), z.number()]).readonly()
/** What the office says of itself, as its administrator set it. */
export const officeSettings = z.object({
  version: z.number().int(),
  name: z.string(),
  nameEn: z.string().nullable(),
  phone: z.string().nullable(),
  /** Whether residents are told the name of the grid worker on duty. */
  gridWorkerNames: z.boolean(),
  /** Whether this is the office of a district, which may give posts that a street may not. */
  district: z.boolean(),
  /** The middle of `bounds` when null. */
  centre: degrees.nullable(),
  /** West, south, east, north, of what maps show first; null follows the boundaries in force. */
  bounds: corners.nullable(),
  /** The box around the boundaries in force; null while there are none. */
  extent: corners.nullable(),
})
export type OfficeSettings = z.infer<typeof officeSettings>

/** `version` is the one the sender saw. What is too long or out of range is said by field, not refused as a whole. */
export const officeSettingsPut = z.object({
  version: z.number().int().min(1),
  name: z.string().max(2000),
  nameEn: z.string().max(2000).nullable(),
  phone: z.string().max(2000).nullable(),
  /** Stays as it is when not given. */
  gridWorkerNames: z.boolean().optional(),
  district: z.boolean().optional(),
  centre: degrees.nullable().default(null),
  bounds: corners.nullable().default(null),
})

export const placeRow = z.object({
  id,
  kind: z.enum(['street', 'community', 'grid', 'building']),
  code: z.string(),
  name: z.string(),
  nameEn: z.string().nullable(),
  parent: id.nullable(),
})
export type PlaceRow = z.infer<typeof placeRow>

export const placement = z.object({
  street: id.nullable(),
  community: id.nullable(),
  grid: id.nullable(),
  building: id.nullable(),
  boundary: id.nullable(),
  names: z.record(z.string(), z.string()),
  /** Nearest address known to the office, for a person to read. */
  address: z.string().nullable(),
  /** When the point is outside: how far the nearest grid is. */
  outsideBy: z.number().nullable(),
})

export const address = z.object({
  id,
  text: z.string(),
  point: lngLat.nullable(),
  building: id,
  grid: id.nullable(),
})
export type Address = z.infer<typeof address>

export const placesImport = z.object({
  kind: z.enum(['street', 'community', 'grid', 'building']),
  geojson: z.unknown(),
  codeProperty: z.string().max(100),
  nameProperty: z.string().max(100),
  /** Holds the parent's code. Without it a new place's parent is the area its middle lies in. */
  parentProperty: z.string().max(100).optional(),
  datum: z.enum(['wgs84', 'gcj02', 'bd09']).default('wgs84'),
  /** From when the boundaries count; now when not given. */
  validFrom: instant.optional(),
  /** The file holds every place of its kind: the boundaries of all others end. */
  complete: z.boolean().default(false),
  /** Stores in spite of warnings, never in spite of errors. */
  force: z.boolean().default(false),
  /** Checks only. */
  dryRun: z.boolean().default(false),
})
const ring = z.array(z.tuple([z.number(), z.number()]).readonly()).readonly()
/** Answered with `boundaries-wrong` as `error.detail` when nothing was stored. */
export const importOutcome = z.object({
  stored: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  ended: z.number().int(),
  /** Buildings that now lie in another grid. */
  moved: z.number().int(),
  problems: z
    .array(
      z.object({
        code: z.string(),
        severity: z.enum(['error', 'warning']),
        /** Position in the file's features, from 0, for what could not be read. */
        feature: z.number().int().nullable(),
        detail: z.string().nullable(),
        ids: z.array(z.string()).readonly(),
        codes: z.array(z.string()).readonly(),
        squareMetres: z.number().nullable(),
        where: z.tuple([z.number(), z.number()]).readonly().nullable(),
        polygon: z.array(ring).readonly().nullable(),
      }),
    )
    .readonly(),
})
export type ImportOutcome = z.infer<typeof importOutcome>

export const unitRow = z.object({
  id,
  name: z.string(),
  nameEn: z.string().nullable(),
  kind: z.enum(['street', 'community', 'department', 'utility', 'organisation']),
  parent: id.nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
})
export type UnitRow = z.infer<typeof unitRow>

export const postRow = z.object({
  id,
  person: id,
  role: z.string(),
  unit: id.nullable(),
  place: id.nullable(),
  from: instant,
  to: instant.nullable(),
})
export const personRow = z.object({
  id,
  kind: z.enum(['staff', 'resident']),
  name: z.string(),
  login: z.string().nullable(),
  phone: z.string().nullable(),
  active: z.boolean(),
  secondFactor: z.boolean(),
  version: z.number().int(),
  posts: z.array(postRow),
})
export type PersonRow = z.infer<typeof personRow>

export const rosterRow = z.object({
  id,
  role: z.string(),
  unit: id.nullable(),
  place: id.nullable(),
  person: id,
  from: instant,
  to: instant,
})

export const registerRow = z.object({
  key: z.string(),
  version: z.number().int(),
  data: z.record(z.string(), z.unknown()),
  from: instant,
  to: instant.nullable(),
})
export type RegisterRow = z.infer<typeof registerRow>

/** `version` is the one the sender saw, 0 for a new row. */
export const registerPut = z.object({ version: z.number().int().min(0), data: z.record(z.string(), z.unknown()) })
/** Answered with `import-wrong` as `error.detail` when nothing was stored. */
export const registerImport = z.object({
  stored: z.boolean(),
  /** `case-standard`: the nine columns of a city's standard; `columns`: the register's own. */
  layout: z.enum(['columns', 'case-standard']),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  ended: z.number().int(),
  /** Each wrong line of the sheet, from 1: column → what is wrong with it. */
  wrong: z.array(z.object({ line: z.number().int(), fields: z.record(z.string(), z.string()), text: z.string().nullable() })),
  /** What was left out of a row that was taken all the same. */
  notes: z.array(z.object({ line: z.number().int(), code: z.string(), text: z.string() })),
})
export type RegisterImport = z.infer<typeof registerImport>

export const calendar = z.object({
  id: z.string(),
  version: z.number().int(),
  utcOffsetMinutes: z.number().int(),
  hours: z.array(z.tuple([z.number().int(), z.number().int()])),
  weekend: z.array(z.number().int()),
  days: z.record(z.string(), z.enum(['holiday', 'workday'])),
  knownYears: z.array(z.number().int()),
})

/** `version` is the one the sender saw. `days` may hold the published days too; only what differs from them is kept. */
export const calendarPut = calendar.pick({ version: true, hours: true, weekend: true, days: true, knownYears: true })
export const calendarYear = z.object({
  year: z.number().int(),
  /** Whether the year's holidays are announced; deadlines in other years are provisional. */
  known: z.boolean(),
  days: z.array(
    z.object({
      day: z.string(),
      kind: z.enum(['workday', 'weekend', 'holiday', 'make-up']),
      /** The office's own exception. */
      own: z.boolean(),
    }),
  ),
})
export type CalendarYear = z.infer<typeof calendarYear>

/** The signed-in person. */
export const me = z.object({
  person: z.object({
    id,
    name: z.string(),
    kind: z.enum(['staff', 'resident']),
    login: z.string().nullable(),
    secondFactor: z.boolean(),
  }),
  posts: z.array(
    z.object({
      role: z.string(),
      title: z.string(),
      scope: z.string(),
      unit: id.nullable(),
      place: id.nullable(),
      of: z.string().nullable(),
    }),
  ),
  /** What is still to be done before anything else: give the second factor, change a password given by an administrator, set up a second factor. */
  pending: z.enum(['none', 'totp', 'password', 'set-up']),
})
export type Me = z.infer<typeof me>
export const signInBody = z.object({
  login: z.string().max(100),
  password: z.string().max(200),
  agent: z.string().max(200).optional(),
})

export const notice = z.object({
  id,
  kind: z.string(),
  case: id.nullable(),
  payload: z.record(z.string(), z.unknown()),
  at: instant,
  readAt: instant.nullable(),
})
export const auditRow = z.object({
  id,
  at: instant,
  actor: z.string(),
  action: z.string(),
  case: id.nullable(),
  subject: id.nullable(),
  detail: z.record(z.string(), z.unknown()),
  result: z.string(),
})
export const deadLetter = z.object({
  id,
  kind: z.string(),
  case: id.nullable(),
  payload: z.record(z.string(), z.unknown()),
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  deadAt: instant,
})
export const fileView = z.object({
  id,
  type: z.string(),
  bytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
})
