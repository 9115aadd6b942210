/** A range of days, both included: 'YYYY-MM-DD'. */
export interface Period {
  readonly from: string
  readonly to: string
}

/**
 * A piece of the source as it is printed. `offset` and `length` count JavaScript string positions (UTF-16 units) of the text
 * that was given, from 0; `quote` is exactly that piece.
 */
export interface Clause {
  readonly offset: number
  readonly length: number
  readonly quote: string
}

export interface OutlineEntry {
  /** As printed, with its brackets or the mark after it: '一、', '(二)', '3.', '第四条', '一是'; '' for a heading without one. */
  readonly number: string
  /** Nesting as it occurs in this document, from 1. */
  readonly depth: number
  /** The words after the number up to the first 。；： or the end of the line, at most 40 characters. */
  readonly title: string
  /** Where the number (or the heading without one) begins. */
  readonly offset: number
}

/** An outline entry and the source it covers: up to the next entry of the same or a lower depth. */
export interface Section extends OutlineEntry {
  readonly end: number
}

export type OwnerRole = 'lead' | 'support' | 'responsible' | 'person'

export interface Owner {
  readonly offset: number
  readonly quote: string
  /** As printed, without 牵头, 配合, 负责. */
  readonly units: readonly string[]
  /** What each unit is, in the order of `units`. */
  readonly roles: readonly OwnerRole[]
}

export type Comparator = 'eq' | 'ge' | 'le' | 'range' | 'zero' | 'all' | 'milestone'

export interface Target extends Clause {
  readonly comparator: Comparator
  /** Null for a milestone, for full coverage, and for a figure the text masks (x, **). */
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string | null
  /** The last day meant; null when the text states none. */
  readonly deadline: string | null
  /** What is to be reached, in the words of the text. */
  readonly subject: string
  /** The deadline in the words of the text. */
  readonly deadlineWords?: string
  /** Per what, in the words of the text: 每个社区, 每季度. */
  readonly per?: string
  /** Which way, for growth and reduction against a baseline. */
  readonly direction?: 'up' | 'down'
  /** What the quantity is counted from, in the words of the text: 比2020年, 在现有基础上. */
  readonly baseline?: string
  /** How often a duty returns, in the words of the text. */
  readonly cadence?: string
  /** The figure is there but masked (x, xx, **). */
  readonly masked?: boolean
}

/** Today's state or a past result that a target may be counted from. */
export interface Baseline extends Clause {
  readonly quantity: number | readonly [number, number] | null
  readonly unit: string | null
  /** The day the state was true, when the text says so. */
  readonly date: string | null
  readonly subject: string
}

export type QuestionKind = 'deadline' | 'quantity' | 'meaning' | 'masked' | 'contradiction' | 'owner'

/** Wording that can be read in more than one way, beside the reading that was taken. */
export interface Question extends Clause {
  readonly kind: QuestionKind
  /** The reading taken, as a value ('2023-12-31', '4'); null when none was. */
  readonly proposed: string | null
  /** The target it is about, by its offset; null when it is about none. */
  readonly target: number | null
}

export interface PlanReading {
  readonly title: string | null
  readonly issued: string | null
  readonly period: Period | null
  readonly outline: readonly OutlineEntry[]
  readonly owners: readonly Owner[]
  readonly targets: readonly Target[]
  readonly baselines: readonly Baseline[]
  readonly questions: readonly Question[]
}

export type ParagraphKind = 'heading' | 'text' | 'table-row' | 'contents'

export interface Cell {
  /** Trimmed. */
  readonly text: string
  /** Where it begins in the text of its paragraph. */
  readonly at: number
}

/**
 * What belongs together in one evened piece: hard wraps joined, page numbers left out. Position `i` of `text` is position
 * `offsetOf(i)` of the source; `offsetOf(text.length)` is the end.
 */
export interface Paragraph {
  readonly kind: ParagraphKind
  readonly text: string
  readonly start: number
  readonly end: number
  readonly offsetOf: (i: number) => number
  /** Of a table row, otherwise empty. */
  readonly cells: readonly Cell[]
  /** Of a table row: the headings of its columns, in the order of the cells; empty when the table has none. */
  readonly heads: readonly string[]
}

/** What is known of a document before its targets are read. */
export interface ReadingContext {
  readonly title: string | null
  readonly period: Period | null
  readonly issued: string | null
  readonly sections: readonly Section[]
  /** As it was given, for quotations. */
  readonly source: string
}

export interface TargetsRead {
  readonly targets: readonly Target[]
  readonly baselines: readonly Baseline[]
  readonly questions: readonly Question[]
}

/** The signature of `readTargets` in targets/index.ts. Offsets are offsets of the source. */
export type ReadTargets = (paragraphs: readonly Paragraph[], context: ReadingContext) => TargetsRead
