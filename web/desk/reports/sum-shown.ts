const columnOf = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1

/**
 * What a formula that only adds up comes to with the numbers on the screen: `=SUM(B5:B12)`, `=B5+B6`. Null where it is another
 * formula, or where one of its cells holds no plain number: Excel works it out when the file is opened.
 */
export function sumShown(formula: string, textAt: (row: number, column: number) => string | undefined): number | null {
  const said = formula.replace(/[\s$]/g, '').toUpperCase()
  const inside =
    /^=SUM\(([A-Z\d:,]+)\)$/.exec(said)?.[1]?.split(',') ?? /^=([A-Z]+\d+(?:\+[A-Z]+\d+)+)$/.exec(said)?.[1]?.split('+')
  if (!inside) return null
  let sum = 0
  let any = false
  for (const part of inside) {
    const [, left, top, right = left, bottom = top] = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(part) ?? []
    if (!left || !top || !right || !bottom) return null
    for (let row = Number(top); row <= Number(bottom); row++)
      for (let column = columnOf(left); column <= columnOf(right); column++) {
        const text = (textAt(row - 1, column) ?? '').replaceAll(',', '').trim()
        if (text === '') continue
        const number = Number(text)
        if (!Number.isFinite(number)) return null
        sum += number
        any = true
      }
  }
  return any ? Math.round(sum * 1e6) / 1e6 : null
}
