import { useMemo, useState } from 'react'
import type { MapBase } from '#contract/map'
import { useLanguage } from '../shell/preferences.ts'
import { useChoices } from './settings.ts'
import type { OfficeMapProps } from './types.ts'

/** The own drawing's id among the backgrounds. */
export const ownBase = 'own'

/** One raster background given directly, as an office's environment may name it. */
const plain = (tiles: readonly string[], tileSize: number | undefined, maxZoom: number | undefined): MapBase => ({
  id: 'tiles',
  title: '',
  titleEn: null,
  draw: 'raster',
  tiles: [...tiles],
  archive: null,
  tileSize: tileSize === 512 ? 512 : 256,
  minZoom: 0,
  maxZoom: maxZoom ?? 18,
  datum: 'wgs84',
  attribution: null,
  approval: null,
  first: true,
})

export const basesOf = ({
  bases,
  raster,
  attribution,
}: Pick<OfficeMapProps, 'bases' | 'raster' | 'attribution'>): readonly MapBase[] => [
  ...(raster ? [{ ...plain(raster.tiles, raster.tileSize, raster.maxZoom), attribution: attribution ?? null }] : []),
  ...(bases ?? []),
]

/** The background to draw on: what somebody chose, else what the office shows first; none is the own drawing. One that cannot be fetched gives way to it. */
export function useBase({ bases, raster, attribution }: OfficeMapProps) {
  const { base: chosen } = useChoices()
  const language = useLanguage()
  const [gone, setGone] = useState<readonly string[]>([])
  const all = useMemo(() => basesOf({ bases, raster, attribution }), [bases, raster, attribution])
  const wanted = chosen === ownBase ? undefined : (all.find(one => one.id === chosen) ?? all.find(one => one.first))
  const failed = wanted && gone.includes(wanted.id) ? wanted : undefined
  const nameOf = (one: MapBase) => (language === 'en' ? (one.titleEn ?? one.title) : one.title) || one.attribution || one.id
  return {
    base: failed ? undefined : wanted,
    failed: failed && nameOf(failed),
    giveUp: () => {
      if (wanted) setGone(before => (before.includes(wanted.id) ? before : [...before, wanted.id]))
    },
  }
}
