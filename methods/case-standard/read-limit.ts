/** A length of time as city tables state it. Units as in methods/working-time. */
export interface LimitSpan {
  readonly amount: number
  readonly unit: 'minute' | 'hour' | 'workhour' | 'workday' | 'day' | 'month'
}

/**
 * Endings and what they count in. 紧急工作时 runs through nights and holidays, so it is plain hours, and 紧急工作日 plain
 * days (GB/T 30428.8 as city tables use it); 工作时 and 工作日 are the office's own.
 */
const endings: readonly (readonly [ending: RegExp, unit: LimitSpan['unit']])[] = [
  [/^(紧急工作(小?时)|小时|自然小时|hours?|h)$/, 'hour'],
  [/^(紧急工作[日天]|自然[日天]|日历[日天]|[日天]|days?|d)$/, 'day'],
  [/^(工作小?时|workhours?)$/, 'workhour'],
  [/^(工作[日天]|workdays?)$/, 'workday'],
  [/^(分钟?|minutes?|min)$/, 'minute'],
  [/^(月|自然月|months?)$/, 'month'],
]
const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** 一 to 九十九 in the usual ways of writing; undefined for anything else. */
function chineseNumber(text: string): number | undefined {
  const [, tens, ten, ones] = /^([二三四五六七八九]?)(十?)([一二两三四五六七八九]?)$/.exec(text) ?? []
  if (text === '' || tens === undefined) return undefined
  if (!ten) return tens !== '' && ones ? undefined : (digits[text] ?? undefined)
  return (tens === '' ? 1 : digits[tens]!) * 10 + (ones ? digits[ones]! : 0)
}

/**
 * Reads a limit such as `2紧急工作时`, `4小时`, `5天`, `3个工作日`, `半小时`, `十五日`, `２４小时内`. Null when it is no length
 * of time; nothing is guessed. Days, working days and months are whole.
 */
export function readLimit(text: string): LimitSpan | null {
  const even = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .toLowerCase()
    .replace(/(之?内|以内)$/, '')
  const [, number, ending] = /^(\d+(?:\.\d+)?|半|[一二两三四五六七八九十]+)个?(.+)$/.exec(even) ?? []
  if (number === undefined || ending === undefined) return null
  const unit = endings.find(([pattern]) => pattern.test(ending))?.[1]
  const amount = number === '半' ? 0.5 : /^\d/.test(number) ? Number(number) : chineseNumber(number)
  if (unit === undefined || amount === undefined || !(amount > 0)) return null
  const whole = unit === 'day' || unit === 'workday' || unit === 'month'
  return whole && !Number.isInteger(amount) ? null : { amount, unit }
}
