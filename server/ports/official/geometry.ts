/** Measures of GB/T 9704-2012 in points: A4, a text block of 156 × 225 mm with 22 lines of 28 characters. */
export const millimetre = 72 / 25.4

export const sheet = { width: 210 * millimetre, height: 297 * millimetre } as const
export const margin = { top: 37, left: 28, right: 26, bottom: 35 } as const
export const block = { width: 156 * millimetre, height: 225 * millimetre } as const

export const charactersInLine = 28
/** From line to line. Word's own measure for it is 579 twentieths of a point. */
export const pitch = 28.95
/** 三号 */
export const bodySize = 16
/** 二号 */
export const titleSize = 22
export const titlePitch = 36
/** 四号 */
export const smallSize = 14
/** Twenty-eight characters of 16 points are a little wider than 156 mm: each gives up this much. */
export const tightening = block.width / charactersInLine - bodySize
/** One character with its share of room. */
export const square = bodySize + tightening
/** The dashes beside the page number stand this far below the text block. */
export const pageNumberBelow = 7 * millimetre

/** Size of writing in a table by how many columns it has: 小四, 五号, 小五. */
export const tableSize = (columns: number): number => (columns <= 5 ? 12 : columns <= 9 ? 10.5 : 9)
