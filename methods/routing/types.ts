/** A unit's or a place's id, as the office calls it. The method only compares them. */
export type Id = string
export type Point = readonly [lng: number, lat: number]

/** A length of time as a person says it; the method only hands it on. */
export interface Limit {
  readonly amount: number
  readonly unit: 'minute' | 'hour' | 'workhour' | 'workday' | 'day' | 'month'
}

/** At which times a rule fits. What is not said does not matter. */
export interface When {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays?: readonly number[] | undefined
  /** HH:MM; from 22:00 to 06:00 is the night. `to` is the first minute that no longer fits. */
  readonly hours?: { readonly from: string; readonly to: string } | undefined
  /** MM-DD, both days included; 11-01 to 03-15 is the winter. */
  readonly season?: { readonly from: string; readonly to: string } | undefined
  /** true: in the office's working time; false: outside it. */
  readonly working?: boolean | undefined
}

export interface Rule {
  readonly id: string
  readonly title?: string | undefined
  /** Category codes or their beginnings; none: every matter. */
  readonly categories: readonly string[]
  /** Streets, communities, grids or buildings; none and no `area`: everywhere. */
  readonly places: readonly Id[]
  /** An area drawn on a map; a matter fits that lies in one of `places` or in it. */
  readonly area?: { readonly name: string; readonly ring: readonly Point[] } | undefined
  readonly when?: When | undefined
  /** YYYY-MM-DD, both days included. */
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
  readonly unit: Id
  readonly helpers: readonly Id[]
  readonly within?: Limit | undefined
}

/** Ordered: the first rule that fits wins. */
export interface RuleSet {
  readonly version: number
  readonly rules: readonly Rule[]
}

/** A local moment, worked out beforehand: the method knows no calendar and no zone. */
export interface Moment {
  /** YYYY-MM-DD */
  readonly day: string
  readonly weekday: number
  /** HH:MM */
  readonly time: string
  readonly working: boolean
}
export interface Ground {
  readonly street: Id | null
  readonly community: Id | null
  readonly grid: Id | null
  readonly building: Id | null
}
export interface Matter {
  readonly category: string | null
  readonly place: Ground
  readonly point: Point | null
  readonly moment: Moment
}

export type Asked = 'category' | 'place' | 'weekdays' | 'hours' | 'season' | 'working' | 'valid'
/** One condition of a rule beside the matter: what it wanted and what it found. */
export interface Reason {
  readonly what: Asked
  readonly wants: readonly string[]
  /** What of the matter was looked at; of one that held, what fitted. Null: the matter has none. */
  readonly has: string | null
}
export interface PassedOver {
  readonly rule: string
  /** From 1. */
  readonly position: number
  readonly title?: string
  readonly failed: readonly Reason[]
}
export interface Decision {
  readonly version: number
  readonly rule: string
  /** From 1. */
  readonly position: number
  readonly title?: string
  readonly unit: Id
  readonly helpers: readonly Id[]
  readonly within?: Limit | undefined
  readonly because: {
    readonly held: readonly Reason[]
    /** Rules before it that were about this category and yet did not fit, the nearest first, at most three. */
    readonly passed: readonly PassedOver[]
  }
}
