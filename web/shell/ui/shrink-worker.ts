import { fitWithin, QUALITY } from './fit-photo.ts'

/** The part of a worker's global scope used here. */
declare const self: {
  onmessage: ((event: { readonly data: Blob }) => void) | null
  postMessage(answer: Small | null): void
}
export type Small = { readonly blob: Blob; readonly width: number; readonly height: number }

/** Decoding and drawing twelve megapixels takes a slow phone seconds: here nobody's scrolling waits for it. */
async function shrink(file: Blob): Promise<Small> {
  const source = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const size = fitWithin(source.width, source.height)
  const canvas = new OffscreenCanvas(size.width, size.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas in this worker')
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, size.width, size.height)
  context.drawImage(source, 0, 0, size.width, size.height)
  source.close()
  return { blob: await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY }), ...size }
}

self.onmessage = ({ data }) => {
  shrink(data).then(
    small => self.postMessage(small),
    () => self.postMessage(null),
  )
}
