/** What a cell holds, as a formula sees it; null when it is empty. */
export type CellValue = number | string | boolean | null
/** A cell by its sheet (null: the formula's own) and its reference without dollars, 'B5'. */
export type ReadCellValue = (sheet: string | null, ref: string) => CellValue

/** A formula that says something this reader does not know, or that Excel would give an error for. */
export class FormulaUnknown extends Error {}

const token =
  /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?[A-Z]{1,3}\$?\d{1,7})(?::(\$?[A-Z]{1,3}\$?\d{1,7}))?(?![\p{L}\p{N}_(])|([A-Z][A-Z0-9.]*)(?=\s*\()|(TRUE|FALSE)\b|(<>|<=|>=|[-+*/^&=<>%(),]))/uy

interface Token {
  readonly kind: 'number' | 'text' | 'ref' | 'call' | 'sign'
  readonly text: string
  readonly sheet?: string | null
  readonly to?: string | undefined
}

function tokensOf(formula: string): Token[] {
  const found: Token[] = []
  token.lastIndex = 0
  while (token.lastIndex < formula.trimEnd().length) {
    const m = token.exec(formula)
    if (!m) throw new FormulaUnknown(formula)
    const [, number, text, sheet, ref, to, call, truth, sign] = m
    if (number !== undefined) found.push({ kind: 'number', text: number })
    else if (text !== undefined) found.push({ kind: 'text', text: text.replaceAll('""', '"') })
    else if (ref !== undefined) {
      const name = sheet?.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'") ?? null
      found.push({ kind: 'ref', text: ref.replaceAll('$', ''), sheet: name, to: to?.replaceAll('$', '') })
    } else if (call !== undefined) found.push({ kind: 'call', text: call })
    else if (truth !== undefined) found.push({ kind: 'number', text: truth === 'TRUE' ? '1' : '0' })
    else found.push({ kind: 'sign', text: sign ?? '' })
  }
  return found
}

const columnOf = (letters: string) => [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0)
const lettersOf = (n: number): string =>
  n === 0 ? '' : lettersOf(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26))
const mostCells = 20_000

function refsBetween(from: string, to: string): string[] {
  const [a, b] = [from, to].map(ref => ({ column: columnOf(/^[A-Z]+/.exec(ref)![0]), row: Number(/\d+$/.exec(ref)![0]) })) as [
    { column: number; row: number },
    { column: number; row: number },
  ]
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)]
  const [top, bottom] = [Math.min(a.row, b.row), Math.max(a.row, b.row)]
  if ((right - left + 1) * (bottom - top + 1) > mostCells) throw new FormulaUnknown(`${from}:${to}`)
  const refs: string[] = []
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) refs.push(`${lettersOf(column)}${row}`)
  return refs
}

type Operand = CellValue | readonly CellValue[]
const isRange = (value: Operand): value is readonly CellValue[] => Array.isArray(value)

const single = (value: Operand): CellValue => {
  if (!isRange(value)) return value
  if (value.length !== 1) throw new FormulaUnknown('range')
  return value[0]!
}
const numeric = (value: Operand): number => {
  const one = single(value)
  if (one === null) return 0
  if (typeof one === 'boolean') return Number(one)
  const n = typeof one === 'number' ? one : one.trim() === '' ? Number.NaN : Number(one)
  if (!Number.isFinite(n)) throw new FormulaUnknown('no number')
  return n
}
/** Text and empty cells of a range count for nothing, as in Excel. */
const numbersIn = (args: readonly Operand[]): number[] =>
  args.flatMap(arg => (isRange(arg) ? arg.filter((v): v is number => typeof v === 'number') : arg === null ? [] : [numeric(arg)]))
const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
const shorter = (n: number, digits: number) => Math.sign(n) * (Math.round(Math.abs(n) * 10 ** digits + 1e-9) / 10 ** digits)

const calls: Readonly<Record<string, (args: readonly Operand[]) => CellValue>> = {
  SUM: args => sum(numbersIn(args)),
  AVERAGE: args => {
    const list = numbersIn(args)
    if (list.length === 0) throw new FormulaUnknown('nothing to divide by')
    return sum(list) / list.length
  },
  COUNT: args => numbersIn(args).length,
  COUNTA: args => args.flat().filter(value => value !== null).length,
  MAX: args => Math.max(0, ...numbersIn(args)),
  MIN: args => Math.min(...numbersIn(args), ...(numbersIn(args).length === 0 ? [0] : [])),
  ABS: ([one = null]) => Math.abs(numeric(one)),
  INT: ([one = null]) => Math.floor(numeric(one)),
  ROUND: ([one = null, digits = 0]) => shorter(numeric(one), numeric(digits)),
}

/**
 * Works a formula of a form out: sums, differences, shares, means, rounding, IF. Text in sums over ranges counts for nothing,
 * text that is reckoned with is an error, as in Excel (ECMA-376 part 1, 18.17).
 * @param formula without its `=`
 * @param read what other cells hold; called for each cell that is looked at
 * @throws FormulaUnknown for functions and signs it does not know, and where Excel shows an error
 */
export function formulaValue(formula: string, read: ReadCellValue): CellValue {
  const tokens = tokensOf(formula)
  let at = 0
  const sign = (...signs: string[]): string | null => {
    const next = tokens[at]
    if (next?.kind !== 'sign' || !signs.includes(next.text)) return null
    at++
    return next.text
  }
  const need = (text: string) => {
    if (!sign(text)) throw new FormulaUnknown(formula)
  }
  const atom = (): Operand => {
    const next = tokens[at++]
    if (!next) throw new FormulaUnknown(formula)
    if (next.kind === 'number') return Number(next.text)
    if (next.kind === 'text') return next.text
    if (next.kind === 'ref') {
      if (next.to === undefined) return read(next.sheet ?? null, next.text)
      return refsBetween(next.text, next.to).map(ref => read(next.sheet ?? null, ref))
    }
    if (next.kind === 'call') return call(next.text)
    if (next.text === '(') {
      const value = comparison()
      need(')')
      return value
    }
    throw new FormulaUnknown(formula)
  }
  const call = (name: string): Operand => {
    need('(')
    const args: Operand[] = []
    if (!sign(')')) {
      do args.push(comparison())
      while (sign(','))
      need(')')
    }
    if (name === 'IF') return (numeric(args[0] ?? null) !== 0 ? args[1] : args[2]) ?? 0
    const known = Object.hasOwn(calls, name) ? calls[name] : undefined
    if (!known) throw new FormulaUnknown(name)
    return known(args)
  }
  const percent = (): Operand => {
    let value = atom()
    while (sign('%')) value = numeric(value) / 100
    return value
  }
  const signed = (): Operand => {
    const minus = sign('-', '+')
    if (minus === null) return percent()
    return minus === '-' ? -numeric(signed()) : numeric(signed())
  }
  const power = (): Operand => {
    let value = signed()
    while (sign('^')) value = numeric(value) ** numeric(signed())
    return value
  }
  const product = (): Operand => {
    let value = power()
    for (let by = sign('*', '/'); by; by = sign('*', '/')) {
      const other = numeric(power())
      if (by === '/' && other === 0) throw new FormulaUnknown('division by nought')
      value = by === '*' ? numeric(value) * other : numeric(value) / other
    }
    return value
  }
  const total = (): Operand => {
    let value = product()
    for (let by = sign('+', '-'); by; by = sign('+', '-')) {
      const other = numeric(product())
      value = by === '+' ? numeric(value) + other : numeric(value) - other
    }
    return value
  }
  const joined = (): Operand => {
    let value = total()
    while (sign('&')) value = `${single(value) ?? ''}${single(total()) ?? ''}`
    return value
  }
  const comparison = (): Operand => {
    let value = joined()
    for (let by = sign('=', '<>', '<', '>', '<=', '>='); by; by = sign('=', '<>', '<', '>', '<=', '>=')) {
      const [a, b] = [single(value) ?? 0, single(joined()) ?? 0]
      if (typeof a !== typeof b) throw new FormulaUnknown('compares words with numbers')
      value =
        by === '=' ? a === b : by === '<>' ? a !== b : by === '<' ? a < b : by === '>' ? a > b : by === '<=' ? a <= b : a >= b
    }
    return value
  }
  const value = single(comparison())
  if (at < tokens.length || (typeof value === 'number' && !Number.isFinite(value))) throw new FormulaUnknown(formula)
  return typeof value === 'number' ? Number(value.toPrecision(15)) : value
}
