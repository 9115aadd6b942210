import type { MapBaseSetting } from '#contract/map'
import { archiveName } from '../ports/map-archives.ts'

type Setting = Pick<MapBaseSetting, 'kind' | 'source'>

export const isTianditu = (kind: MapBaseSetting['kind']): kind is 'tianditu-streets' | 'tianditu-images' =>
  kind.startsWith('tianditu-')

/** Street map with its names, pictures from above with theirs: the layers of 天地图 in Web Mercator, bottom to top. */
const tiandituLayers = { 'tianditu-streets': ['vec', 'cva'], 'tianditu-images': ['img', 'cia'] } as const
const tiandituHost = 'https://t0.tianditu.gov.cn'

/** The addresses tiles are fetched from, bottom to top, the key filled in. */
export function templatesOf({ kind, source }: Setting, key: string): string[] {
  if (kind === 'own' || kind === 'pmtiles') return []
  if (!isTianditu(kind)) return [source.replaceAll('{key}', encodeURIComponent(key))]
  return tiandituLayers[kind].map(layer => {
    const query = `SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles`
    return `${source || tiandituHost}/${layer}_w/wmts?${query}&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`
  })
}

function isAddress(text: string): boolean {
  try {
    const url = new URL(text.replace(/[{}]/g, ''))
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && !/[\s'";,]/.test(text)
  } catch {
    return false
  }
}

/** Field → what is wrong with it. */
export function faultsOf(id: string, setting: MapBaseSetting, key: string | null): Record<string, string> {
  const { kind, source, through, minZoom, maxZoom, title } = setting
  const faults: Record<string, string> = {}
  if ((kind === 'own') !== (id === 'own')) faults.kind = 'kind-own'
  if (kind === 'own') return faults
  if (title === '') faults.title = 'empty'
  if (minZoom > maxZoom) faults.maxZoom = 'zooms'
  if (kind === 'pmtiles') {
    if (!archiveName.test(source) && !(source.startsWith('https://') && isAddress(source))) faults.source = 'archive-name'
    return faults
  }
  if (isTianditu(kind)) {
    if (!key) faults.key = 'empty'
    if (source !== '' && (!isAddress(source) || new URL(source).pathname !== '/')) faults.source = 'address'
    return faults
  }
  if (!isAddress(source)) faults.source = 'address'
  else if (!['{z}', '{x}', '{y}'].every(part => source.includes(part))) faults.source = 'zxy'
  // A key that is written into the address a browser fetches is no longer one.
  else if (source.includes('{key}') && through === 'browser') faults.through = 'key-shown'
  if (source.includes('{key}') && !key) faults.key = 'empty'
  return faults
}
