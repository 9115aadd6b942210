import type { Calendar, Instant } from '#methods/working-time/index'
import type { CaseData } from '../define/case.ts'
import type { Actor } from './actor.ts'
import type { Case, CasePlace, Data } from './model.ts'
import type { Proposal } from './sending.ts'

/** Everything a decision may look at besides the case. The engine reads no clock and no store of its own. */
export interface Context {
  readonly now: Instant
  readonly actor: Actor
  readonly programme: string
  readonly type: string
  readonly calendar: Calendar
  /** Where the answers' place field lies, worked out beforehand; null when the point is outside the office. */
  readonly place: CasePlace | null
  /** A row of a register valid now, or null. */
  readonly row: (register: string, key: string) => Data | null
  /** Is there such a unit? */
  readonly hasUnit: (unit: string) => boolean
  /** Is there such a member of staff, at work? */
  readonly hasStaff: (person: string) => boolean
  /** Have these files been uploaded? */
  readonly hasFile: (file: string) => boolean
  /** Who is on duty in this role for this place: unit and person, as far as the roster says. */
  readonly onDuty: (role: string, place: CasePlace) => { readonly unit: string | null; readonly person: string | null } | null
  /** What the office decided about who is sent what; absent where nobody keeps such rules. */
  readonly sending?: Sending
  /** A new id derived from the command, so that replaying gives the same. */
  readonly idFor: (command: string, n: number) => string
}

export interface Sending {
  /** Who the office's rules would send this case to now, or null. */
  readonly propose: (c: Case) => Proposal | null
  /** Of which kind a unit is. */
  readonly unitKind: (unit: string) => string | null
  /** The rows of a register valid now. */
  readonly rows: (register: string) => Iterable<Data>
}

export type Def = CaseData
