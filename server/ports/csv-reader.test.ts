import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './csv-reader.ts'

async function* cut(text: string, at: readonly number[] = []): AsyncGenerator<string> {
  let from = 0
  for (const to of [...at].sort((a, b) => a - b)) {
    yield text.slice(from, to)
    from = to
  }
  yield text.slice(from)
}
const rows = async (text: string, at?: readonly number[]) => {
  const found: (readonly string[])[] = []
  for await (const { cells } of readCsv(cut(text, at))) found.push(cells)
  return found
}

describe('a CSV text', () => {
  const text = 'a,b\r\n"x, ""y""","two\nlines"\n\n,last'
  const read = [
    ['a', 'b'],
    ['x, "y"', 'two\nlines'],
    ['', 'last'],
  ]

  it('is read with its quotes, line ends in cells and empty lines', async () => {
    expect(await rows(text)).toEqual(read)
  })

  it('is the same however it is cut into pieces after its first line', async () => {
    const places = fc.array(fc.integer({ min: 6, max: text.length }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(places, async at => {
        expect(await rows(text, at)).toEqual(read)
      }),
    )
  })

  it('may be separated by semicolons or tabulators', async () => {
    expect(await rows('a;b\n1,5;2')).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ])
    expect(await rows('a\tb\n1\t2\n')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  it('keeps a quotation mark in the middle of a word', async () => {
    expect(await rows('a,b\n5" pipe,x')).toEqual([
      ['a', 'b'],
      ['5" pipe', 'x'],
    ])
  })
})
