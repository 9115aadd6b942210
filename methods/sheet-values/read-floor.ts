import { numeralsInDigits } from './read-numerals.ts'

/**
 * The floor a cell names: `6F`, `F6`, `6楼` is 6; `B1`, `-1层`, `负一层`, `地下一层` is -1.
 * @returns null when it names none in these ways
 */
export function readFloor(cell: unknown): number | null {
  if (typeof cell !== 'string') return null
  const text = cell
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .toUpperCase()
    .replace(/(?<=^(?:地下|地上|负)?)[一二三四五六七八九十]+(?=[层楼]$)/, words => numeralsInDigits(words) ?? words)
  const above = /^(?:地上)?F?(\d{1,3})(?:F|层|楼|层楼)?$/.exec(text)
  if (above && /[F层楼]/.test(text)) return Number(above[1])
  const below = /^(?:B|-|负|地下|-B)(\d{1,2})(?:F|层|楼)?$/.exec(text)
  return below ? -Number(below[1]) : null
}
