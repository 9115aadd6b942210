import type { Role } from './role.ts'
import type { Span } from './span.ts'

/** One class of documents (公文) the office publishes, as data: what every document of it must have, and how long it stays. */
export interface DocumentData {
  readonly title: string
  /** Stands for the class in index numbers: two digits. */
  readonly code: string
  /** Told in the metadata: how long the office keeps it after it has ended; `forever` for what goes to the archive for good. */
  readonly keep: Span | 'forever'
  /** Says what others must or may do, so a reader needs to know whether it is in force. */
  readonly binds: boolean
  /** Explains another document, and is linked with it both ways. */
  readonly explains: boolean
  /** Taken from public view this long after publication; a tombstone stays (公示期). */
  readonly shownFor: Span | null
  /** What a draft must have beyond title, unit, dates and body before it goes to review. */
  readonly needs: readonly DocumentNeed[]
  /** Roles that draft documents of this class, besides whoever drafts every class: those whose work they tell of. */
  readonly draftedBy: readonly string[]
}

export type DocumentNeed = 'number' | 'effectiveFrom' | 'summary' | 'community' | 'attachments'

/** A class of documents. @throws RangeError when the code is not two digits, or a publicity period is not positive */
export function defineDocument(
  def: Pick<DocumentData, 'title' | 'code' | 'keep'> &
    Partial<Pick<DocumentData, 'binds' | 'explains' | 'shownFor' | 'needs'>> & { readonly draftedBy?: readonly Role[] },
): DocumentData {
  if (!/^\d\d$/.test(def.code)) throw new RangeError(`document class "${def.title}": code "${def.code}" is not two digits`)
  if (def.shownFor && !(def.shownFor.amount > 0)) throw new RangeError(`document class "${def.title}" would never be shown`)
  return {
    binds: false,
    explains: false,
    shownFor: null,
    needs: [],
    ...def,
    draftedBy: (def.draftedBy ?? []).map(role => role.id),
  }
}

/** Whether somebody who holds these roles drafts documents of a class. `everyClass`: the role that drafts them all. */
export const drafts = (roles: readonly string[], of: Pick<DocumentData, 'draftedBy'> | undefined, everyClass: string): boolean =>
  roles.includes(everyClass) || (of?.draftedBy.some(role => roles.includes(role)) ?? false)

/** The parts an index number is put together from. */
export interface IndexParts {
  readonly agency: string
  readonly code: string
  readonly year: number
  /** From 1, within agency, class and year. */
  readonly serial: number
}

/** How index numbers look unless the office chooses otherwise: agency, class, year, serial. */
export const usualIndexRule = '{agency}-{class}-{year}-{serial}'

/** What is wrong with a rule for index numbers; null when it can be used: every number unique, and fit for an address. */
export function wrongIndexRule(rule: string): 'parts' | 'letters' | null {
  const parts = ['{agency}', '{class}', '{year}', '{serial}']
  if (!parts.every(part => rule.split(part).length === 2)) return 'parts'
  const rest = parts.reduce((text, part) => text.replace(part, '0'), rule)
  // Two parts without anything between could run together: 2026 and 1, or 202 and 61.
  if (/00/.test(rest)) return 'parts'
  return /^[A-Za-z0-9-]{4,40}$/.test(rest) ? null : 'letters'
}

/** The index number (索引号) of a document by the office's rule. */
export const indexNumber = (rule: string, { agency, code, year, serial }: IndexParts): string =>
  rule
    .replace('{agency}', agency)
    .replace('{class}', code)
    .replace('{year}', String(year))
    .replace('{serial}', String(serial).padStart(4, '0'))
