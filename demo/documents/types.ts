/** A document of the demo office, told briefly; everything in it is made up. */
export interface DemoDocument {
  /** Named by others that explain or replace it. */
  readonly key?: string
  readonly class: string
  readonly title: string
  readonly titleEn: string
  /** Days before the present on which it was published. */
  readonly daysAgo: number
  readonly number?: string
  readonly unit: 'centre' | 'enforcement' | 'safety'
  /** The how-manieth community it is for. */
  readonly community?: number
  readonly summary: string
  readonly keywords: readonly string[]
  readonly body: string
  /** Days after publication from which it is in force; may be none. */
  readonly inForceAfter?: number
  readonly validDays?: number
  readonly interprets?: string
  readonly interpretation?: 'text' | 'picture' | 'answers'
  readonly replaces?: string
  readonly mode?: 'on-request'
  readonly withdrawn?: string
  readonly ended?: true
  /** A correction: days ago, why, and what stood there before. */
  readonly corrected?: { readonly daysAgo: number; readonly reason: string; readonly before: readonly [string, string] }
}

export const p = (...lines: readonly string[]): string => lines.map(line => `<p>${line}</p>`).join('')
export const part = (title: string, ...lines: readonly string[]): string => `<h2>${title}</h2>${p(...lines)}`
export const list = (...items: readonly string[]): string => `<ol>${items.map(item => `<li>${item}</li>`).join('')}</ol>`
export const table = (head: readonly string[], ...rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map(cell => `<th scope="col">${cell}</th>`).join('')}</tr></thead><tbody>${rows
    .map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`
