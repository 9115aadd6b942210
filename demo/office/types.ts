import type { Area } from '#methods/placement/index'
import type { Rule } from '#methods/routing/index'
import type { Instant, OfficeWindow, Span } from '#methods/working-time/index'

export type UnitKey =
  | 'centre'
  | 'enforcement'
  | 'safety'
  | 'roads'
  | 'sanitation'
  | 'greening'
  | 'river'
  | 'police'
  | 'traffic'
  | 'fire'
  | 'market'
  | 'housing'
  | 'environment'
  | 'water'
  | 'power'
  | 'gas'
  | 'cables'

export interface OfficeUnit {
  readonly id: string
  readonly name: string
  readonly nameEn: string
  readonly kind: 'street' | 'community' | 'department' | 'utility' | 'organisation'
  readonly parent: string | null
  readonly phone: string
}
export interface OfficePerson {
  readonly id: string
  readonly kind: 'staff' | 'resident'
  readonly name: string
  readonly login: string | null
  readonly phone: string
}
export interface OfficePost {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly unit: string | null
  readonly place: string | null
}
/** Who stands in or is on shift, for a time. */
export interface OfficeShift extends OfficePost {
  readonly from: Instant
  readonly to: Instant
}
export interface CatalogueRow {
  readonly code: string
  readonly kind: 'component' | 'event'
  readonly class: string
  readonly subclass: string
  readonly keywords: string
  readonly when: string
  readonly closed: string
  readonly limit: Span
  readonly urgency: 'urgent' | 'ordinary' | 'complex'
  readonly unit: string
}
/** Register rows by the register's name, as the programme defines its columns. */
export interface OfficeRegisters {
  readonly catalogue: readonly CatalogueRow[]
  readonly communityMatters: readonly { code: string; category: string; duty: 'lead' | 'assist' }[]
  readonly duties: readonly { code: string; unit: string; category: string; duty: 'lead' | 'assist' }[]
}

export interface Office {
  /** When the office began: two years and a month before its present. */
  readonly since: Instant
  readonly name: string
  readonly nameEn: string
  readonly phone: string
  readonly hours: readonly OfficeWindow[]
  readonly units: readonly OfficeUnit[]
  readonly unit: Readonly<Record<UnitKey, string>>
  /** The property company of a community, by the community's id. */
  readonly propertyOf: ReadonlyMap<string, string>
  /** The committee of a community, by the community's id. */
  readonly committeeOf: ReadonlyMap<string, string>
  readonly people: readonly OfficePerson[]
  readonly posts: readonly OfficePost[]
  /** Every shift and stand-in since the office began and for three months to come, in order of their beginning. */
  readonly shifts: readonly OfficeShift[]
  readonly registers: OfficeRegisters
  /** Who receives what first, in order. */
  readonly rules: readonly Rule[]
  /** Boundaries of street, communities, grids and buildings, in force since the office began. */
  readonly areas: readonly Area[]
}
