/** Bytes of a text as characters, and in which writing they were; null when they are no text. */
export interface Decoded {
  readonly text: string
  /** 'mixed' where lines of one file are in two writings. */
  readonly encoding: 'utf-8' | 'utf-16' | 'gb18030' | 'big5' | 'mixed'
}

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    // As a stream: a file that breaks off within a character is still a text.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

const usual = /[\t\n\r\x20-\x7e\u2010-\u2033\u2460-\u24ff\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/g
const sample = 1 << 14

/** UTF-16, with its mark or known by a zero byte among characters that a Chinese text is made of. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const head = bytes.subarray(0, sample)
  if (bytes.length % 2 !== 0 || !head.includes(0)) return null
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(head)
    if ((text.match(usual)?.length ?? 0) > text.length * 0.97) return encoding
  }
  return null
}

/** A line in whichever writing it makes sense in. Two Chinese characters of GB 18030 may pass as two letters of UTF-8. */
function decodeLine(bytes: Uint8Array): { text: string; utf8: boolean } {
  const utf8 = strict('utf-8', bytes)
  if (utf8 !== null && !(/[\u0080-\u07ff]/.test(utf8) && !/[\u0800-\uffff]/.test(utf8))) return { text: utf8, utf8: true }
  const lax = new TextDecoder('utf-8').decode(bytes)
  const broken = lax.split('\ufffd').length - 1
  const fine = lax.match(/[\u4e00-\u9fff]/g)?.length ?? 0
  if (fine > 3 * broken) return { text: lax, utf8: true }
  return { text: new TextDecoder('gb18030').decode(bytes), utf8: false }
}

function byLines(bytes: Uint8Array): Decoded {
  let text = ''
  let utf8 = 0
  let other = 0
  for (let from = 0; from < bytes.length; ) {
    const found = bytes.indexOf(0x0a, from)
    const to = found === -1 ? bytes.length : found + 1
    const line = decodeLine(bytes.subarray(from, to))
    text += line.text
    if (line.utf8) utf8 += /[\u0800-\uffff]/.test(line.text) ? 1 : 0
    else other++
    from = to
  }
  return { text, encoding: other === 0 ? 'utf-8' : utf8 === 0 ? 'gb18030' : 'mixed' }
}

/** Characters and marks that every Chinese text is full of, in both ways of writing: the wrong decoding has few of them. */
const commonIn = (text: string): number =>
  text.slice(0, 20_000).match(/[的一是在不和有工作年月日区區社会會人民行政为為中，。、：；]/g)?.length ?? 0

/**
 * The characters of a text file: UTF-8, UTF-16 with or without its mark, GB 18030 (which contains GBK and GB 2312), Big5, or lines of
 * UTF-8 and of GB 18030 in one file. The byte order mark is dropped; line ends stay as they are.
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const wide = utf16Of(bytes)
  if (wide) {
    const text = new TextDecoder(wide).decode(bytes)
    return text.includes('\0') ? null : { text, encoding: 'utf-16' }
  }
  if (bytes.subarray(0, 1 << 20).includes(0)) return null
  const text = strict('utf-8', bytes)
  if (text !== null) return { text, encoding: 'utf-8' }
  const found = byLines(bytes)
  const big5 = found.encoding === 'gb18030' ? strict('big5', bytes) : null
  return big5 !== null && commonIn(big5) > 2 * commonIn(found.text) + 2 ? { text: big5, encoding: 'big5' } : found
}
