const endless = /^(长期|永久|长期有效|永久有效|无期限|无固定期限|不限|无限期|至今|长期有效期)$/

/** Does a cell say that there is no end: 长期, 永久, 无固定期限? */
export const isEndless = (cell: unknown): boolean =>
  typeof cell === 'string' && endless.test(cell.normalize('NFKC').replace(/\s+/g, ''))

/**
 * The month a cell names without a day: 2028年10月, 2028-10, 2028.10, 2028/10.
 * @param which the day meant by it: where something ends its last, else its first
 * @returns null when it names no month in these ways
 */
export function readMonth(cell: unknown, which: 'first' | 'last'): string | null {
  if (typeof cell !== 'string') return null
  const [, year, month] = /^(\d{4})(?:年|[-./])(\d{1,2})月?$/.exec(cell.normalize('NFKC').replace(/\s+/g, '')) ?? []
  const n = Number(month)
  if (!year || n < 1 || n > 12) return null
  const at = which === 'first' ? Date.UTC(Number(year), n - 1, 1) : Date.UTC(Number(year), n, 0)
  return new Date(at).toISOString().slice(0, 10)
}
