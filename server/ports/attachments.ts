import { unzipSync } from 'fflate'
import { fileTypeFromBuffer } from 'file-type'
import { Fault } from '../errors.ts'
import { preparePicture } from './pictures.ts'
import { pdfText } from './plan-text/pdf-text.ts'
import { wordText } from './plan-text/word-text.ts'
import { readSheet } from './sheet.ts'

export interface Attachment {
  readonly bytes: Uint8Array
  readonly type: string
  readonly ending: string
  /** Null when no words could be read from it: then a person has to look. */
  readonly words: string | null
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What may be attached, by content. Old Word and Excel share one container; files with macros are not among them. */
const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  [word]: 'docx',
  [excel]: 'xlsx',
  'application/x-cfb': 'doc',
  'application/ofd': 'ofd',
}
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'])
const mostWords = 300_000
const mostPages = 300

async function wordsOf(type: string, bytes: Uint8Array): Promise<string | null> {
  try {
    if (type === word) return wordText(bytes)
    if (type === excel) return (await readSheet(bytes)).map(row => row.filter(cell => cell !== null).join('\t')).join('\n')
    return type === 'application/pdf' ? (await pdfText(bytes, { pages: mostPages, characters: mostWords })) || null : null
  } catch {
    // Locked or damaged inside: it can be handed out, but nobody can say it was read.
    return null
  }
}

/**
 * A file as it may be attached to a document: judged by its content, its words read where that is possible. Pictures are
 * encoded anew, so that no place or camera goes out with them.
 * @throws Fault file-type, file-too-big, file-broken
 */
export async function readAttachment(sent: Uint8Array): Promise<Attachment> {
  const found = (await fileTypeFromBuffer(sent))?.mime ?? null
  if (found && pictures.has(found)) {
    const { bytes, type } = await preparePicture(sent)
    return { bytes, type, ending: type === 'image/webp' ? 'webp' : 'jpg', words: null }
  }
  const type = found === 'application/zip' && isOfd(sent) ? 'application/ofd' : found
  const ending = type ? endings[type] : undefined
  if (!type || !ending) throw new Fault('file-type', { detail: { found, document: true } })
  const words = await wordsOf(type, sent)
  return { bytes: sent, type, ending, words: words?.slice(0, mostWords).replaceAll('\0', '') ?? null }
}

/** The national format for fixed layouts (GB/T 33190): a zip archive with OFD.xml at its root. */
function isOfd(bytes: Uint8Array): boolean {
  let there = false
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (name === 'OFD.xml') there = true
        return false
      },
    })
  } catch {
    return false
  }
  return there
}
