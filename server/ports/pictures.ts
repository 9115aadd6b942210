import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { Fault } from '../errors.ts'

export interface Picture {
  readonly bytes: Uint8Array
  readonly type: 'image/jpeg' | 'image/webp'
  readonly width: number
  readonly height: number
  readonly thumb: Uint8Array
}

/** What the library reads. HEIC is not among them: its codec is patented, and phones convert it when asked for JPEG. */
const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'])
/** More than any phone camera gives, and what a worker can hold: 120 million pixels are some 360 MB while decoded. */
const mostPixels = 120_000_000
const longestSide = 2560
const thumbSide = 400

// One thread for each picture and two pictures at a time: a rush of photos must not starve the requests beside it.
sharp.concurrency(1)
sharp.cache(false)
const atOnce = 2
let working = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  while (working >= atOnce) await new Promise<void>(resolve => waiting.push(resolve))
  working++
  try {
    return await work()
  } finally {
    working--
    waiting.shift()?.()
  }
}

async function checked(bytes: Uint8Array): Promise<{ readonly alpha: boolean }> {
  const found = await fileTypeFromBuffer(bytes)
  if (!found || !readable.has(found.mime)) throw new Fault('file-type', { detail: { found: found?.mime ?? null } })
  const about = await sharp(bytes, { limitInputPixels: false }).metadata()
  const pixels = about.width * about.height
  if (pixels > mostPixels) throw new Fault('file-too-big', { detail: { pixels, most: mostPixels } })
  return { alpha: about.hasAlpha }
}

/**
 * A picture as it may be kept: judged by its content, turned upright, at most 2,560 pixels wide or high, encoded anew so
 * that nothing but the pixels remains (no EXIF, no GPS, no hidden second file), and a thumbnail of 400 pixels. Of a moving
 * picture the first frame stays.
 * @throws Fault file-type, file-too-big (too many pixels), file-broken
 */
export function preparePicture(bytes: Uint8Array): Promise<Picture> {
  return inTurn(async () => {
    try {
      const { alpha } = await checked(bytes)
      const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).timeout({ seconds: 30 }).autoOrient()
      const sized = upright.resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      const encoded = alpha ? sized.webp({ quality: 82 }) : sized.jpeg({ quality: 82 })
      const { data, info } = await encoded.toBuffer({ resolveWithObject: true })
      const small = sharp(data).resize({ width: thumbSide, height: thumbSide, fit: 'inside', withoutEnlargement: true })
      const thumb = await (alpha ? small.webp({ quality: 75 }) : small.jpeg({ quality: 75 })).toBuffer()
      return { bytes: data, type: alpha ? 'image/webp' : 'image/jpeg', width: info.width, height: info.height, thumb }
    } catch (error) {
      if (error instanceof Fault) throw error
      throw new Fault('file-broken', { detail: { reason: (error as Error).message.split('\n')[0]?.slice(0, 120) } })
    }
  })
}
