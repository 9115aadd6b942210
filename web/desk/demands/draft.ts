import type { Draft } from './data.ts'

export const everyWords = ['once', 'week', 'month', 'quarter', 'half', 'year'] as const

const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** What a demand begins with: by the month, until the end of the year. */
export const emptyDraft = (now: number): Draft => ({
  title: '',
  asker: '',
  basis: '',
  columns: [],
  communities: [],
  rows: 1,
  every: 'month',
  until: `${dayOf(now).slice(0, 4)}-12-31`,
  listed: null,
  reason: '',
  form: null,
})

const most = 120

/** The columns somebody typed, one on each line, none twice. */
export const linesOf = (text: string): string[] =>
  [
    ...new Set(
      text
        .split('\n')
        .map(line => line.trim().slice(0, most))
        .filter(Boolean),
    ),
  ].slice(0, most)

/** The same as columns; one that was marked as typed stays so. */
export const withLines = (before: Draft['columns'], text: string): Draft['columns'] =>
  linesOf(text).map(title => ({ title, typed: before.find(column => column.title === title)?.typed ?? false }))
