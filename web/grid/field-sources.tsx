import { type ReactNode, useMemo } from 'react'
import { nameIn } from '../desk/data/names.ts'
import { useUnits } from '../desk/data/office.ts'
import { FieldSourcesContext, type FieldSources as Sources } from '../fields/sources.ts'
import { useField } from './data.ts'
import { keepPhoto, picture, usePictures } from './store/photos.ts'

/** Gives the fields their photos (kept on the phone first), and the units. */
export function FieldSources({ children }: { children: ReactNode }) {
  const { lang } = useField()
  const { data: units } = useUnits()
  const shown = usePictures()
  const value = useMemo<Sources & { shown: number }>(
    () => ({
      units: units?.filter(unit => unit.active).map(unit => ({ id: unit.id, name: nameIn(lang, unit) })),
      keepPhoto: photo => void keepPhoto(photo),
      picture,
      camera: true,
      shown,
    }),
    [units, lang, shown],
  )
  return <FieldSourcesContext value={value}>{children}</FieldSourcesContext>
}
