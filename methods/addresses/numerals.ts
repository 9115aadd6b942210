// The formal numerals (壹, 陆, 伍 …) are left out: in addresses they are surnames and parts of names.
const digits = new Map([...'〇零一二三四五六七八九'].map((c, i) => [c, Math.max(0, i - 1)] as const)).set('两', 2)
const powers = new Map([...'十百千'].map((c, i) => [c, 10 ** (i + 1)] as const))

/** Is this a character of a Chinese number (一 … 九, 十, 百, 千, 两, 〇)? */
export const isNumeral = (c: string | undefined): boolean => c !== undefined && (digits.has(c) || powers.has(c))

/**
 * Arabic digits of a Chinese number, read by places (五零一 → "501") or by powers (二十三 → "23", 一百零二 → "102").
 * @param text numerals only, at least one
 */
export function arabicOf(text: string): string {
  let [sum, last, byPower] = [0, 0, false]
  let places = ''
  for (const c of text) {
    const digit = digits.get(c)
    if (digit !== undefined) {
      places += digit
      last = digit
      continue
    }
    byPower = true
    sum += (last === 0 ? 1 : last) * powers.get(c)!
    last = 0
  }
  return byPower ? String(sum + last) : places
}

const plain = '零一二三四五六七八九'

/** 3 → 三, 12 → 十二: how numbers in the names of roads are written. Only 1 to 99. */
export function chineseOf(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return (tens > 1 ? plain[tens]! : '') + (tens > 0 ? '十' : '') + (ones > 0 ? plain[ones]! : '')
}
