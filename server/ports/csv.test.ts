import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvCell, csvOf } from './csv.ts'

/** Reads what RFC 4180 writes. */
function read(text: string): string[][] {
  const rows: string[][] = [[]]
  const cells = text.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted !== undefined ? quoted.replaceAll('""', '"') : (plain ?? ''))
    if (end === '\r\n') rows.push([])
  }
  rows.pop()
  return rows
}

it('writes what any reader of CSV reads back, a thousand rows in pieces', () => {
  const word = fc.string({ unit: 'grapheme' }).filter(s => !/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(s))
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word), { maxLength: 500 }), rows => {
      const pieces = [...csvOf(['a', 'b'], rows)]
      expect(read(pieces.join(''))).toEqual([['a', 'b'], ...rows])
    }),
    { numRuns: 40 },
  )
  expect(
    [
      ...csvOf(
        ['n'],
        Array.from({ length: 1000 }, (_, n) => [n]),
      ),
    ].length,
  ).toBeGreaterThan(4)
})

it('begins with the mark Excel looks for', () => {
  expect([...csvOf(['名称'], [])].join('')).toBe('\ufeff名称\r\n')
})

it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('never lets %j be run as a formula', text => {
  expect(csvCell(text)).toMatch(/^"?'/)
})

it('leaves numbers alone', () => {
  expect([csvCell(-2), csvCell(null), csvCell(true)]).toEqual(['-2', '', 'true'])
})
