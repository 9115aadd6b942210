import { newId } from '../new-id.ts'
import { fitWithin, QUALITY } from './fit-photo.ts'
import type { Small } from './shrink-worker.ts'

export type Photo = {
  /** Made here, so a re-sent upload is the same file. */
  readonly id: string
  readonly name: string
  readonly blob: Blob
  /** Object URL for showing it; revoked when the picker lets the photo go. */
  readonly url: string
  readonly width: number
  readonly height: number
}

/** Phones photograph in HEIC; most browsers but Safari cannot open it. */
export const isHeic = (file: Pick<File, 'name' | 'type'>): boolean => /hei[cf]/i.test(file.type) || /\.hei[cf]$/i.test(file.name)

async function decode(file: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in globalThis) {
    try {
      return await createImageBitmap(file, { imageOrientation: 'from-image' })
    } catch {
      // Some browsers open a picture only as an element (HEIC on Safari); try that before giving up.
    }
  }
  const image = new Image()
  const url = URL.createObjectURL(file)
  image.src = url
  try {
    await image.decode()
    return image
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Undefined where the browser has no canvas in workers, or cannot open this picture there. */
function besideThePage(file: Blob): Promise<Small | undefined> {
  if (!('OffscreenCanvas' in globalThis && 'Worker' in globalThis)) return Promise.resolve(undefined)
  return new Promise<Small | undefined>(resolve => {
    const worker = new Worker(new URL('./shrink-worker.ts', import.meta.url), { type: 'module' })
    const settle = (small: Small | undefined) => {
      worker.terminate()
      resolve(small)
    }
    worker.onmessage = (event: MessageEvent<Small | null>) => settle(event.data ?? undefined)
    worker.onerror = () => settle(undefined)
    worker.postMessage(file)
  })
}

async function onThePage(file: Blob): Promise<Small> {
  const source = await decode(file)
  const size = fitWithin(source.width, source.height)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas on this device')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(source, 0, 0, size.width, size.height)
  if ('close' in source) source.close()
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', QUALITY))
  if (!blob) throw new Error('picture could not be written')
  return { blob, ...size }
}

/**
 * Makes a photo small enough for a stairwell connection: at most 1920 px, JPEG.
 * Drawing it anew also leaves its place and camera data behind. Throws when the file is not a picture.
 */
export async function shrinkPhoto(file: File): Promise<Photo> {
  const { blob, width, height } = (await besideThePage(file)) ?? (await onThePage(file))
  return { id: newId(), name: file.name.replace(/\.\w+$/, '.jpg'), blob, url: URL.createObjectURL(blob), width, height }
}
