import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { FileStore } from '../ports/files.ts'

/**
 * The demo's pictures are flat drawings with a dashed frame and the word DEMO, so that nobody takes them for photographs.
 * They are drawn when asked for and take no room in the file store.
 */
const width = 640
const height = 480

const ground = (sky: string) =>
  `<rect width="640" height="480" fill="${sky}"/><rect y="330" width="640" height="150" fill="#b9b4a8"/><rect y="322" width="640" height="10" fill="#d9d3c4"/>`
const house = (x: number, w: number, h: number, fill: string) => {
  const windows = Array.from({ length: Math.floor(h / 50) * Math.floor(w / 45) }, (_, i) => {
    const across = Math.floor(w / 45)
    return `<rect x="${x + 12 + (i % across) * 45}" y="${330 - h + 14 + Math.floor(i / across) * 50}" width="22" height="28" fill="#dfe8ea"/>`
  })
  return `<rect x="${x}" y="${330 - h}" width="${w}" height="${h}" fill="${fill}"/>${windows.join('')}`
}
const tree = (x: number, fill: string) =>
  `<rect x="${x - 6}" y="240" width="12" height="92" fill="#7a6248"/><circle cx="${x}" cy="205" r="58" fill="${fill}"/>`
const heap = (x: number, y: number, colours: readonly string[]) =>
  colours
    .map((c, i) => `<ellipse cx="${x + (i % 4) * 44}" cy="${y - Math.floor(i / 4) * 30}" rx="32" ry="24" fill="${c}"/>`)
    .join('')
const bags = ['#4d5b57', '#7f8c5a', '#8a6a52', '#5d6a7a', '#a08a5f', '#4d5b57']

/** A scene of each class of the catalogue, as it was found and as it was left. */
const scenes: Readonly<Record<string, (mended: boolean) => string>> = {
  '01': ok =>
    `${ground(ok ? '#39475e' : '#232c3a')}<rect x="300" y="110" width="10" height="222" fill="#8b9199"/><rect x="300" y="105" width="90" height="8" fill="#8b9199"/>${ok ? '<polygon points="345,118 260,330 460,330 395,118" fill="#f6e6a8" opacity=".55"/>' : ''}<ellipse cx="385" cy="116" rx="24" ry="9" fill="${ok ? '#ffe9a0' : '#565d66'}"/>${ok ? '' : '<ellipse cx="180" cy="410" rx="86" ry="22" fill="#6d685e"/>'}`,
  '02': ok =>
    `${ground('#cfe0e4')}${house(40, 150, 190, '#c9b79c')}<rect x="430" y="250" width="90" height="110" rx="8" fill="#2f6f55"/>${ok ? '' : heap(300, 390, bags)}`,
  '03': ok =>
    `${ground('#d6e2e2')}${house(30, 270, 150, '#c98f6a')}<rect x="30" y="215" width="270" height="26" fill="#a33f34"/>${ok ? '' : `${heap(330, 370, ['#c2452f', '#d9a036', '#7f9c45', '#c2452f'])}<rect x="320" y="385" width="190" height="14" fill="#6d5b45"/>`}`,
  '04': ok =>
    `${ground('#d8e3e8')}${house(150, 340, 260, '#d3c6b1')}${ok ? '' : '<path d="M250 90 l18 46 -14 40 26 52" stroke="#6b5a48" stroke-width="6" fill="none"/><ellipse cx="272" cy="352" rx="60" ry="12" fill="#8d7f6c"/>'}`,
  '05': ok =>
    `${ground('#cfe3dc')}<rect y="370" width="640" height="110" fill="${ok ? '#6fa6b5' : '#6b7a5e'}"/>${tree(140, '#5f8f5a')}${ok ? tree(480, '#6b9c60') : `<g transform="rotate(62 480 330)">${tree(480, '#8b9460')}</g>`}`,
  '06': ok =>
    `${ground(ok ? '#d5e3ea' : '#c3c6c4')}${house(60, 230, 170, '#c4ab8b')}<rect x="320" y="170" width="46" height="160" fill="#8f8a84"/>${ok ? '' : '<circle cx="352" cy="130" r="34" fill="#8d8d8a"/><circle cx="392" cy="94" r="44" fill="#9b9b98"/><circle cx="448" cy="66" r="52" fill="#a9a9a6"/>'}`,
  '07': ok =>
    `${ground('#d9dfe2')}${house(60, 180, 220, '#bfae98')}<rect x="420" y="240" width="44" height="92" rx="10" fill="#b5382f"/><rect x="408" y="262" width="68" height="14" fill="#b5382f"/>${ok ? '' : '<path d="M0 120 C200 160 300 330 420 350" stroke="#2b2b2b" stroke-width="6" fill="none"/>'}`,
  '08': ok =>
    `${ground('#d3e0e6')}${house(400, 180, 210, '#c8bda9')}<rect x="0" y="390" width="640" height="26" fill="#7d8a92"/>${ok ? '' : '<path d="M250 390 q-20 -120 -80 -150 M260 390 q0 -150 10 -180 M270 390 q30 -110 90 -140" stroke="#6fa6c5" stroke-width="14" fill="none"/><ellipse cx="260" cy="440" rx="170" ry="24" fill="#8fb8cc"/>'}`,
  '09': ok =>
    `${ground('#dbe4dc')}${tree(90, '#6b9c60')}<rect x="300" y="190" width="12" height="142" fill="#3f7fa0"/><rect x="440" y="190" width="12" height="142" fill="#3f7fa0"/><rect x="296" y="186" width="160" height="12" fill="#3f7fa0"/>${ok ? '<rect x="330" y="290" width="96" height="12" fill="#d9a036"/><path d="M345 198 v92 M411 198 v92" stroke="#555" stroke-width="5"/>' : '<rect x="320" y="330" width="96" height="12" transform="rotate(18 360 336)" fill="#d9a036"/><path d="M345 198 v60" stroke="#555" stroke-width="5"/>'}`,
}
/** D, E, M and O as strokes: no font is needed. */
const stamp =
  '<g transform="translate(500 430)" stroke="#3a3a3a" stroke-width="5" fill="none"><path d="M0 0 v28 h8 q14 0 14 -14 t-14 -14 z M34 0 h18 M34 0 v28 h18 M34 14 h14 M62 28 v-28 l12 16 12 -16 v28"/><ellipse cx="108" cy="14" rx="11" ry="14"/></g>'
const frame =
  '<rect x="10" y="10" width="620" height="460" fill="none" stroke="#3a3a3a" stroke-width="3" stroke-dasharray="14 10"/>'

export interface Drawing {
  readonly type: 'image/webp'
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly svg: string
}

const drawings = new Map<string, Drawing>()
for (const [kind, scene] of Object.entries(scenes))
  for (const mended of [false, true]) {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="${width}" height="${height}">${scene(mended)}${frame}${stamp}</svg>`
    const sha256 = createHash('sha256').update(svg).digest('hex')
    drawings.set(`${kind} ${mended}`, { type: 'image/webp', width, height, sha256, svg })
  }

/** The drawing for a matter, before or after it was put right. */
export function drawingFor(matter: string, mended: boolean): Drawing {
  const found = drawings.get(`${matter.slice(0, 2)} ${mended}`)
  if (!found) throw new RangeError(`no drawing for "${matter}"`)
  return found
}

const byDigest = new Map([...drawings.values()].map(drawing => [drawing.sha256.slice(0, 16), drawing]))
const drawn = new Map<string, Promise<Uint8Array>>()
const draw = (svg: string, side: number) => sharp(Buffer.from(svg)).resize({ width: side }).webp({ quality: 82 }).toBuffer()

export const render = (drawing: Drawing): Promise<Uint8Array> => draw(drawing.svg, width)

/** A file store that also knows the demo's drawings: what is not in the store and bears a drawing's digest is drawn. */
export function withDrawings(store: FileStore): FileStore {
  return {
    put: (key, bytes, type) => store.put(key, bytes, type),
    remove: key => store.remove(key),
    async get(key) {
      const [, digest, thumb] = /\/([0-9a-f]{16})(\.thumb)?$/.exec(key) ?? []
      const drawing = digest ? byDigest.get(digest) : undefined
      if (!drawing) return store.get(key)
      const name = `${digest}${thumb ?? ''}`
      let bytes = drawn.get(name)
      if (!bytes) {
        bytes = draw(drawing.svg, thumb ? 400 : width)
        drawn.set(name, bytes)
      }
      return (await store.get(key)) ?? bytes
    },
  }
}
