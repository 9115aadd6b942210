import type { Comparator } from '../types.ts'
import type { Stretch } from './clauses.ts'
import type { CompactText } from './compact.ts'
import type { Details } from './details.ts'
import type { TimeWords } from './time-words.ts'

/** A target as it stands in the compact text of its paragraph. */
export interface Draft extends Stretch, Details {
  readonly comparator: Comparator
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string | null
  readonly subject: string
  /** The words before the figure when they name nothing. */
  readonly verb: string
  readonly time: TimeWords | null
  readonly masked: boolean
}

/** A figure that says what is or was. */
export interface StateDraft extends Stretch {
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string
  readonly subject: string
  readonly date: string | null
}

/** What is known at one clause of a sentence. */
export interface Walk {
  time: TimeWords | null
  /** What holds again behind a ;: a time of years, or one that stands alone before a comma. */
  lead: TimeWords | null
  over: boolean
  continues: boolean
  /** The clause before says what is done, and this one may say how much by when: 新增泊位:2023年200个. */
  acted: boolean
  marked: boolean
  said: boolean
}

/** The words of a stretch without its times, which stand in it from left to right. */
export function withoutTimes(text: CompactText, clause: Stretch, times: readonly TimeWords[]): string {
  let words = ''
  let from = clause.start
  for (const time of times) {
    words += text.plain.slice(from, time.start)
    from = time.end
  }
  return (words + text.plain.slice(from, clause.end)).replace(/^(?:到|至|在|于|力争|争取)+(?=,|$)/, '')
}
