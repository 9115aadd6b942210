import type { z } from 'zod'
import type { registerLayers } from '#contract/map'
import { translate } from '#kernel/engine/translate'
import type { RegisterData } from '#kernel/index'
import { english } from '#programmes/words'
import type { App } from '../app.ts'
import { listRows, registerOf } from './registers.ts'

type Layer = z.infer<typeof registerLayers>['rows'][number]
type Row = { readonly key: string; readonly data: Readonly<Record<string, unknown>> }

/** Nobody is signed in: what anybody may read is all a public layer shows. */
const anybody = { kind: 'anonymous' } as const

/** The column that says where a row is; a personal one is nobody else's business. */
const placeColumn = ({ columns }: RegisterData) =>
  Object.keys(columns).find(key => columns[key]?.kind === 'place' && !columns[key]?.personal)

/** What a row is called: the first words it shows in lists, else its key. */
function nameOf({ key: keyColumn, list, columns }: RegisterData, { key, data }: Row): string {
  const found = list.find(
    column =>
      column !== keyColumn && columns[column]?.kind === 'text' && !columns[column]?.personal && typeof data[column] === 'string',
  )
  return found ? String(data[found]) : key
}

function pointOf(value: unknown): [number, number] | null {
  const point = typeof value === 'object' && value !== null && 'point' in value && Array.isArray(value.point) ? value.point : []
  const [lng, lat] = point as unknown[]
  return typeof lng === 'number' && typeof lat === 'number' ? [lng, lat] : null
}

/** Public registers with a place in their rows, as layers of the map, whatever programme they belong to. */
export async function placedRegisters(app: App, lang: 'zh' | 'en'): Promise<Layer[]> {
  const programmes = lang === 'en' ? app.programmes.map(one => translate(one, english)) : app.programmes
  const found = programmes.flatMap(programme =>
    Object.entries(programme.registers).flatMap(([register, def]) => {
      const column = def.read === 'public' && !def.ledger ? placeColumn(def) : undefined
      return column ? [{ programme: programme.id, register, def, column }] : []
    }),
  )
  return Promise.all(
    found.map(async ({ programme, register, def, column }) => {
      const rows = await listRows(app, anybody, registerOf(app.programmes, programme, register))
      const points = rows.flatMap(row => {
        const at = pointOf(row.data[column])
        return at ? [{ key: row.key, name: nameOf(def, row), at }] : []
      })
      return { programme, register, title: def.title, points }
    }),
  )
}
