import { sheetError } from './read-words.ts'
import { factorBetween, type Unit, unitOf } from './units.ts'

export interface Measured {
  /** In which unit the column's numbers are; what stands beside a number in its cell goes before it. */
  readonly said?: Unit | null
  /** In which unit the number is wanted. */
  readonly wanted?: Unit | null
}

const many: Readonly<Record<string, number>> = { 千: 1e3, 万: 1e4, 百万: 1e6, 千万: 1e7, 亿: 1e8 }
/** What is multiplied keeps fifteen digits, as sheets do: 0.1 × 3 is 0.3. */
const tidy = (n: number) => Number(n.toPrecision(15))

/**
 * A number however people write it: `１，２３４`, `1 234.5`, `120㎡`, `3.5万元`, `85%`, `约 20`. A number with its unit in the
 * cell is taken by that unit, any other by the unit of its column.
 * @returns null for an empty cell, 'error' for the error of a formula, 'unit' when its unit measures something else, 'none'
 *   when it is no number or more than one (10-20, 20余)
 */
export function readNumber(cell: unknown, { said, wanted }: Measured = {}): number | null | 'none' | 'error' | 'unit' {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return cell === null || cell === undefined ? null : 'none'
  if (sheetError(cell)) return 'error'
  const own = typeof cell === 'number' ? { n: cell, unit: null, whole: false } : split(String(cell))
  if (own === null || own === 'none') return own === null ? null : 'none'
  // 12万 in a column of 万元 is 120,000元: the word for thousands is said once.
  const from = own.unit ?? (own.whole && said ? { ...said, factor: 1 } : (said ?? null))
  if (!from) return scaled(own.n, 1)
  // What it is wanted in is not known: only what needs no turning is taken as it is.
  if (!wanted) return from.factor === 1 || from.quantity === 'number' ? scaled(own.n, from.factor) : 'unit'
  const factor = factorBetween(from, wanted)
  return factor === null ? 'unit' : scaled(own.n, factor)
}

const scaled = (n: number, factor: number): number | 'none' =>
  Number.isFinite(n) ? (factor === 1 ? n : tidy(n * factor)) : 'none'

interface Split {
  readonly n: number
  readonly unit: Unit | null
  /** Its thousands were said beside it. */
  readonly whole: boolean
}

function split(text: string): Split | null | 'none' {
  const plain = text
    .replaceAll('²', '2')
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .replace(/^[约¥￥'’]+/, '')
  if (plain === '') return null
  // A stroke, a slash or a word for nothing stands where nothing is to be counted.
  if (/^([-—–/\\]+|无|暂无|空)$/.test(plain)) return null
  const [, digits, power, rest] =
    /^([+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)?(?:\.\d+)?(?:e[+-]?\d{1,3})?)(百万|千万|千|万|亿)?(.*)$/i.exec(plain) ?? []
  if (!digits || !/\d/.test(digits)) return 'none'
  const n = Number(digits.replace(/[,，]/g, ''))
  if (!Number.isFinite(n)) return 'none'
  if (!rest) return { n: power ? tidy(n * many[power]!) : n, unit: null, whole: power !== undefined }
  const unit = unitOf(`${power ?? ''}${rest}`)
  return unit ? { n, unit, whole: false } : 'none'
}
