import { fileTypeFromBuffer } from 'file-type'
import { Fault } from '../../errors.ts'
import { htmlText, isHtml } from './html-text.ts'
import { pdfText } from './pdf-text.ts'
import { decodeText } from './text-bytes.ts'
import { wordText } from './word-text.ts'

/** Why no text can be taken from a file. */
export type TextTrouble = 'scanned' | 'locked' | 'damaged' | 'old-word' | 'not-text'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const mostBytes = 64 * 1024 * 1024
const trouble = (reason: TextTrouble) => new Fault('text-unreadable', { detail: { reason } })

/**
 * The text of a plan in a file: .txt, .md, .html in UTF-8, UTF-16 or GB 18030, .docx, .pdf with text in it; told apart by what
 * the file holds, not by its name. Places in what is read from it are places in this text.
 * @throws Fault text-unreadable (`detail.reason` a TextTrouble), file-too-big
 */
export async function planText(bytes: Uint8Array): Promise<string> {
  if (bytes.byteLength > mostBytes) throw new Fault('file-too-big', { detail: { most: mostBytes } })
  const type = (await fileTypeFromBuffer(bytes.subarray(0, 1 << 20)))?.mime ?? null
  if (type === 'application/pdf') return await ofPdf(bytes)
  if (type === word || type === 'application/zip') return ofWord(bytes)
  if (type === 'application/x-cfb' || type === 'application/rtf') throw trouble('old-word')
  const decoded = type === null || /^text\/|xml/.test(type) ? decodeText(bytes) : null
  if (!decoded) throw trouble('not-text')
  return isHtml(decoded.text) ? htmlText(ofCharset(bytes, decoded.text)) : decoded.text
}

/** A web page may name its writing; that counts where its bytes do not speak for themselves. */
function ofCharset(bytes: Uint8Array, text: string): string {
  const named = /<meta[^>]{1,200}charset\s*=\s*["']?([\w-]+)/i.exec(text.slice(0, 4096))?.[1]?.toLowerCase()
  if (!named || !/^(?:big5|shift_jis|euc-jp|windows-1252)/.test(named)) return text
  return new TextDecoder(named).decode(bytes)
}

function ofWord(bytes: Uint8Array): string {
  let text: string | null
  try {
    text = wordText(bytes)
  } catch {
    throw trouble('damaged')
  }
  if (text === null) throw trouble('not-text')
  return text
}

async function ofPdf(bytes: Uint8Array): Promise<string> {
  let text: string
  try {
    text = await pdfText(bytes, { pages: 2000, characters: 8_000_000 })
  } catch (error) {
    throw trouble(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged')
  }
  if (text === '') throw trouble('scanned')
  return text
}
