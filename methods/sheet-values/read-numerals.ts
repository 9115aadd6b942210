const digits: Readonly<Record<string, number>> = {
  ...Object.fromEntries([...'〇一二三四五六七八九'].map((c, n) => [c, n])),
  ...Object.fromEntries([...'零壹贰叁肆伍陆柒捌玖'].map((c, n) => [c, n])),
  两: 2,
}
const powers: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** Below 万: 三百零五, 一千二 (1200). Null for what may mean something else: 三五 (three to five), 百二, 一百二三. */
function small(words: string): number | null {
  let [sum, power, skipped] = [0, 10_000, false]
  const letters = [...words]
  for (let at = 0; at < letters.length; at++) {
    const digit = digits[letters[at]!]
    if (digit === undefined) {
      // 十二 is the only number that begins with its power.
      if (at > 0 || powers[letters[at]!] !== 10) return null
      ;[sum, power] = [10, 10]
      continue
    }
    if (digit === 0) {
      if (at === 0 && letters.length > 1) return null
      skipped = true
      continue
    }
    const next = powers[letters[at + 1] ?? '']
    if (next !== undefined) {
      if (next >= power) return null
      sum += digit * next
      ;[power, skipped] = [next, false]
      at++
      continue
    }
    if (at + 1 < letters.length) return null
    // The last power is left out where the one before it is said: 一千二 is 1200, 三百二 is 320.
    return sum + digit * (skipped || power === 10_000 || power === 10 ? 1 : power / 10)
  }
  return sum
}

/** As many as the characters say, up to 9999亿; null where they are no number or may mean two. */
function wordsToNumber(words: string): { readonly n: number; readonly unit: number } | null {
  const [, , yi, , wan, rest = ''] = /^((.+)亿)?((.+)万)?(.*)$/.exec(words) ?? []
  let [n, unit] = [0, 1]
  for (const [part, times] of [
    [yi, 1e8],
    [wan, 1e4],
  ] as const) {
    if (part === undefined) continue
    const own = small(part)
    if (own === null || own === 0) return null
    n += own * times
    if (unit === 1) unit = times
  }
  if (rest === '') return n > 0 ? { n, unit } : null
  // 一万二 is 12000, 一万零二 is 10002.
  if (unit > 1 && [...rest].length === 1) {
    const digit = digits[rest]
    return digit ? { n: n + (digit * (wan === undefined ? 1e8 : 1e4)) / 10, unit } : null
  }
  const own = small(rest)
  return own === null ? null : { n: n + own, unit }
}

/**
 * The same text with the number in Chinese characters it begins with in digits: 三百二十户 as `320户`, 一千二 as `1200`,
 * 一万二千 as `1.2万`. The word for ten thousands stays, since a column of 万元 says it for all its numbers.
 * @returns null where it begins with none, or with one that may mean two (三五, 十来, 百余)
 */
export function numeralsInDigits(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '')
  const [, minus = '', words = '', rest = ''] =
    /^([-负]?)([〇零一二三四五六七八九两壹贰叁肆伍陆柒捌玖十拾百佰千仟万亿]+)(.*)$/.exec(plain) ?? []
  if (words === '' || /^[多余几来许点]/.test(rest)) return null
  // 三万元 is three of 万元 or thirty thousand 元, which is the same.
  const found = wordsToNumber(words)
  if (!found) return null
  const { n, unit } = found
  const word = unit === 1e8 ? '亿' : unit === 1e4 ? '万' : ''
  return `${minus === '' ? '' : '-'}${Number((n / unit).toPrecision(15))}${word}${rest}`
}
