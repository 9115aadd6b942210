import pairs from 'opencc-js/dict/TSCharacters'
import { radicals } from './radicals.ts'

/** Marks that are printed in several ways, and the one way this reader knows them: characters in the order of each other. */
const variants: readonly (readonly [string, string])[] = [
  ['，、。；：？！', ',、。;:?!'],
  ['（）﹙﹚', '()()'],
  ['﹕﹔﹒﹪﹐', ':;.%,'],
  ['〖〗', '【】'],
  ['［］', '〔〕'],
  ['「」『』＂', '“”“”"'],
  ['－‐‑‒−﹣', '------'],
  ['–―─━⸺﹘', '——————'],
  ['～〜∼﹏', '~~~~'],
  ['◯○', '〇〇'],
  ['﹥﹤≧≦', '><≥≤'],
  ['\v\f\u0085\u2028\u2029', '\n\n\n\n\n'],
]

/** Spaces of every width, and the marks of no width that copying leaves behind. */
const spaces =
  '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u202f\u205f\u2060\u3000\ufeff\ue004\ue5e5'

function tableOfUnits(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, unit) => unit)
  for (const pair of pairs.split('|')) {
    const [from = '', to = ''] = pair.split(' ')
    if (from.length === 1 && to.length === 1) table[from.charCodeAt(0)] = to.charCodeAt(0)
  }
  for (const [from, to] of radicals()) table[from.charCodeAt(0)] = table[to.charCodeAt(0)]!
  // Full-width forms lie in the order of ASCII.
  for (let unit = 0xff01; unit <= 0xff5e; unit++) table[unit] = unit - 0xfee0
  for (const [from, to] of variants) {
    for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(i)
  }
  for (const space of spaces) table[space.charCodeAt(0)] = 0x20
  return table
}

let table: Uint16Array | null = null
const piece = 8192

/**
 * The text in one writing, unit by unit, so that every position in it is a position in the source: half-width letters, digits
 * and brackets, Simplified characters, one kind of each mark, plain spaces, and `\n` as the only line end (`\r\n` is a space
 * and `\n`).
 */
export function evenText(text: string): string {
  table ??= tableOfUnits()
  const units = new Uint16Array(piece)
  let even = ''
  for (let from = 0; from < text.length; from += piece) {
    const length = Math.min(piece, text.length - from)
    for (let i = 0; i < length; i++) units[i] = table[text.charCodeAt(from + i)] ?? 0x20
    even += String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[])
  }
  return even.replace(/\r\n/g, ' \n').replaceAll('\r', '\n')
}
