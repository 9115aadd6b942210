import { newId } from '../new-id.ts'

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

export const LONGEST_SIDE = 1920

/** The size that fits in `limit` without changing the shape; never larger than it was. */
export function fitWithin(width: number, height: number, limit = LONGEST_SIDE): { width: number; height: number } {
  const scale = Math.min(1, limit / Math.max(width, height, 1))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

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

/**
 * Makes a photo small enough for a stairwell connection: at most 1920 px, JPEG.
 * Drawing it anew also leaves its place and camera data behind. Throws when the file is not a picture.
 */
export async function shrinkPhoto(file: File): Promise<Photo> {
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
  const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', 0.82))
  if (!blob) throw new Error('picture could not be written')
  return { id: newId(), name: file.name.replace(/\.\w+$/, '.jpg'), blob, url: URL.createObjectURL(blob), ...size }
}
