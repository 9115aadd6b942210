import { type ReactNode, useCallback, useMemo } from 'react'
import { promises } from '#kernel/define/field'
import { namedRow } from '../../fields/named-row.ts'
import { type FieldSources, FieldSourcesContext } from '../../fields/sources.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { promiseFinder } from '../plans/find.ts'
import { useEntryFinder } from '../registers/data/finder.ts'
import { useMapGround } from './layers.ts'
import { nameIn } from './names.ts'
import { type ProgrammeSeen, useRegisters, useUnits } from './office.ts'
import { keepPhoto, pictureOf } from './photos.ts'

/** The registers a programme's cases, and its other registers, choose rows from. */
const itemRegisters = (programme: ProgrammeSeen | undefined): string[] => {
  const asked = Object.values(programme?.cases ?? {}).flatMap(def => [
    def.form,
    ...Object.values(def.steps).map(step => step.ask ?? {}),
  ])
  const kept = Object.values(programme?.registers ?? {}).map(register => register.columns)
  const fields = [...asked, ...kept]
    .flatMap(one => Object.values(one))
    .flatMap(field => [field, ...Object.values(field.columns ?? {})])
  return [...new Set(fields.flatMap(field => (field.kind === 'item' && field.register ? [field.register] : [])))]
}

type SourcesProps = {
  programme: ProgrammeSeen | undefined
  /** The points of the checklist at the place the form is about. */
  points?: readonly string[] | undefined
  children: ReactNode
}

/** Gives the fields of a programme's forms what the office knows: units, register rows, photos and the map. */
export function Sources({ programme, points, children }: SourcesProps) {
  const language = useLanguage()
  const { data: units } = useUnits()
  const registers = useMemo(() => itemRegisters(programme), [programme])
  const entries = useEntryFinder(programme?.id)
  const finder = useCallback((register: string) => (register === promises ? promiseFinder : entries(register)), [entries])
  // Entries are too many to be held: they are found by typing.
  const held = useMemo(() => registers.filter(register => !finder(register)), [registers, finder])
  const rows = useRegisters(programme?.id, held)
  const ground = useMapGround()
  const value = useMemo<FieldSources>(() => {
    const items = new Map(
      [...rows].flatMap(([register, found]) => {
        const definition = programme?.registers[register]
        return definition ? [[register, found.map(row => namedRow(definition, row, language))] as const] : []
      }),
    )
    return {
      units: units
        ?.filter(unit => unit.active)
        .map(unit => ({ id: unit.id, name: nameIn(language, unit), note: unit.phone ?? undefined })),
      items: asked => items.get(asked),
      finder,
      points,
      keepPhoto,
      picture: pictureOf,
      map: ground,
    }
  }, [units, rows, finder, points, programme, language, ground])
  return <FieldSourcesContext value={value}>{children}</FieldSourcesContext>
}
