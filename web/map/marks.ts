import type { Colours } from './colours.ts'
import { placeMark } from './mark-names.ts'
import { tones } from './points.ts'

/** Pictures are drawn at twice their size, so that they are sharp on good screens. */
export const sharpness = 2
const radii = [14, 17, 21, 26] as const

type Drawn = { readonly data: ImageData; readonly pixelRatio: number }

/** Draws the picture of a name; nothing for a name that is none of ours. */
export function drawMark(name: string, colours: Colours): Drawn | undefined {
  const [kind, first = '0', shares = ''] = name.split(':')
  if (kind === 'ring') return ringPicture(Number(first), shares.split('.').map(Number), colours)
  if (kind === 'dot') return dotPicture(Number(first), colours)
  return kind === placeMark ? placePicture(colours) : undefined
}

function canvas(side: number, draw: (pen: CanvasRenderingContext2D, middle: number) => void): Drawn | undefined {
  const element = document.createElement('canvas')
  element.width = side * sharpness
  element.height = side * sharpness
  const pen = element.getContext('2d')
  if (!pen) return undefined
  pen.scale(sharpness, sharpness)
  draw(pen, side / 2)
  return { data: pen.getImageData(0, 0, element.width, element.height), pixelRatio: sharpness }
}

function ringPicture(size: number, shares: readonly number[], colours: Colours) {
  const radius = radii[size] ?? radii[0]
  const all = shares.reduce((sum, n) => sum + n, 0) || 1
  return canvas(radius * 2 + 4, (pen, middle) => {
    pen.fillStyle = colours.surface
    pen.beginPath()
    pen.arc(middle, middle, radius, 0, Math.PI * 2)
    pen.fill()
    let from = -Math.PI / 2
    pen.lineWidth = 4.5
    shares.forEach((share, n) => {
      if (!(share > 0)) return
      const to = from + (share / all) * Math.PI * 2
      pen.strokeStyle = colours[tones[n] ?? 'grey']
      pen.beginPath()
      pen.arc(middle, middle, radius - 2, from, to)
      pen.stroke()
      from = to
    })
  })
}

/** Each tone has its own shape, as everywhere in the house: diamond, triangle, bars, disc, ring. */
function dotPicture(tone: number, colours: Colours) {
  const colour = colours[tones[tone] ?? 'grey']
  return canvas(22, (pen, middle) => {
    pen.beginPath()
    if (tone === 0)
      shape(pen, middle, [
        [0, -8.5],
        [8.5, 0],
        [0, 8.5],
        [-8.5, 0],
      ])
    else if (tone === 1)
      shape(pen, middle, [
        [0, -8],
        [8, 6.5],
        [-8, 6.5],
      ])
    else pen.arc(middle, middle, tone === 4 ? 5 : 6.2, 0, Math.PI * 2)
    pen.fillStyle = tone === 4 ? colours.surface : colour
    pen.strokeStyle = tone === 4 ? colour : colours.surface
    pen.lineWidth = 2
    pen.lineJoin = 'round'
    pen.fill()
    pen.stroke()
    if (tone !== 2) return
    pen.fillStyle = colours.surface
    pen.fillRect(middle - 2.6, middle - 2.8, 1.8, 5.6)
    pen.fillRect(middle + 0.8, middle - 2.8, 1.8, 5.6)
  })
}

function shape(pen: CanvasRenderingContext2D, middle: number, corners: readonly (readonly [number, number])[]) {
  for (const [x, y] of corners) pen.lineTo(middle + x, middle + y)
  pen.closePath()
}

function placePicture(colours: Colours) {
  return canvas(16, (pen, middle) => {
    pen.fillStyle = colours.surface
    pen.strokeStyle = colours.blue
    pen.lineWidth = 2.2
    pen.beginPath()
    pen.rect(middle - 5, middle - 5, 10, 10)
    pen.fill()
    pen.stroke()
  })
}
