import { type ReactNode, useMemo } from 'react'
import type { RegisterData } from '#kernel/index'
import { type FieldSources, FieldSourcesContext, type Named } from '../../fields/sources.ts'
import { sayAmount } from '../../shell/dates.ts'
import type { Language } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useMapGround } from './layers.ts'
import { nameIn } from './names.ts'
import { type ProgrammeSeen, useRegisters, useUnits } from './office.ts'
import { keepPhoto, pictureOf } from './photos.ts'

type Row = { readonly key: string; readonly data: Readonly<Record<string, unknown>> }

/** A register row by name, from the columns its list shows: the last words name it, those before are its group. */
export function namedRow(register: RegisterData, row: Row, language: Language): Named {
  const columns = register.list.filter(column => column !== register.key)
  const of = (...kinds: string[]) => columns.filter(column => kinds.includes(register.columns[column]?.kind ?? ''))
  const words = of('text').flatMap(column => (row.data[column] ? [String(row.data[column])] : []))
  const note = of('note').flatMap(column => (row.data[column] ? [String(row.data[column])] : []))
  const spans = of('span').flatMap(column => {
    const span = row.data[column] as Parameters<typeof sayAmount>[0] | undefined
    return span ? [`${register.columns[column]?.title} ${sayAmount(span, language)}`] : []
  })
  return {
    id: row.key,
    name: words.at(-1) ?? row.key,
    group: words.length > 1 ? words.slice(0, -1).join(' ') : undefined,
    note: note.join(' ') || undefined,
    aside: spans.join(' ') || undefined,
  }
}

/** The registers a programme's cases, and its other registers, choose rows from. */
const itemRegisters = (programme: ProgrammeSeen | undefined): string[] => {
  const asked = Object.values(programme?.cases ?? {}).flatMap(def => [
    def.form,
    ...Object.values(def.steps).map(step => step.ask ?? {}),
  ])
  const kept = Object.values(programme?.registers ?? {}).map(register => register.columns)
  const fields = [...asked, ...kept].flatMap(one => Object.values(one))
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
  const rows = useRegisters(programme?.id, registers)
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
      points,
      keepPhoto,
      picture: pictureOf,
      map: ground,
    }
  }, [units, rows, points, programme, language, ground])
  return <FieldSourcesContext value={value}>{children}</FieldSourcesContext>
}
