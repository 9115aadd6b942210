/** A cell of a form as it lies in the file. Rows and columns are counted from 0. */
export interface FormCell {
  readonly row: number
  readonly column: number
  readonly value: string | number | boolean | null
  /** A formula stands there, whatever it gave when the file was saved. */
  readonly formula: boolean
  /** It has a line on at least one side. */
  readonly bordered: boolean
  /** It may not be changed while its sheet is protected. */
  readonly locked: boolean
}

/** Cells joined into one, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface FormSheet {
  readonly name: string
  readonly cells: readonly FormCell[]
  readonly merges: readonly Merge[]
  /** Only cells that are not locked are meant to be filled. */
  readonly isProtected: boolean
}

/**
 * What a place to fill asks for: a figure or words (`value`), who fills it in (`office`), of which time (`period`), by whom
 * (`person`, `reviewer`), when (`date`), where to ask (`phone`).
 */
export type SlotKind = 'value' | 'office' | 'period' | 'person' | 'reviewer' | 'date' | 'phone'

/** One place of a form that somebody fills. */
export interface Slot {
  /** 'C5', or 'A2#1' for the second blank within the words of a cell. */
  readonly key: string
  readonly row: number
  readonly column: number
  /** Which blank within the words of the cell, from 0; null when the cell itself is empty. */
  readonly blank: number | null
  readonly kind: SlotKind
  /** Headings to the left, the outermost first. */
  readonly rowLabels: readonly string[]
  /** Headings above, the outermost first. */
  readonly columnLabels: readonly string[]
  /** The heading of the part of the sheet it stands in, '' when the sheet has one part. */
  readonly section: string
  /** As the form says it: 人, 户, 万元, %; '' when it says none. */
  readonly unit: string
  /** A heading calls it a total. */
  readonly total: boolean
  /** A row of a list: no heading to its left, only above. */
  readonly list: boolean
  /** The number that stands there now, in a form made of a filled copy. */
  readonly held: number | null
}

export interface FormLayout {
  /** The heading over the sheet without its blanks; '' when it has none. */
  readonly title: string
  readonly slots: readonly Slot[]
  /** Cells with formulas, which stay as they are. */
  readonly formulas: readonly string[]
}
