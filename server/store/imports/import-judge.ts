import { createHash } from 'node:crypto'
import type { ImportMapping } from '#contract/case-import'
import type { Actor } from '#kernel/engine/actor'
import { decide } from '#kernel/engine/decide'
import { evolve } from '#kernel/engine/evolve'
import { type Case, type CasePlace, type Command, type Data, isRefusal } from '#kernel/engine/model'
import { placeField } from '#kernel/engine/take'
import type { PlaceValue } from '#kernel/index'
import { errandsFor } from '../../jobs/errands.ts'
import { contextFor, placeOf } from '../context.ts'
import { type CaseType, hashOf } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'
import { newNumber, searchable } from '../filing.ts'
import type { WholeCase } from '../write-cases.ts'
import type { Columns } from './import-columns.ts'
import type { Problem, ReadRow } from './import-rows.ts'

/** A row that may be stored: the case as it will stand. */
export interface GoodRow {
  readonly row: ReadRow
  readonly external: string
  readonly id: string
  readonly requestHash: string
  /** The case itself, worked out only for a row that is not there yet. */
  readonly whole: () => WholeCase
}
export type Judged = { readonly good: GoodRow } | { readonly wrong: readonly Problem[] }

/** The case's id follows from the source and the row's number there: the same row is the same case, however often it is read. */
export function importedId(type: string, source: string, external: string): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['brought in', type, source, external]))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-b${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Words alone do not say which of several streets: the mapping does, or whoever brings it in works in one. */
function inStreet(of: CaseType, mapping: ImportMapping, snapshot: Snapshot, actor: Actor, answers: Data): CasePlace | null {
  const value = answers[placeField(of.def) ?? ''] as PlaceValue | undefined
  if (!value || value.point !== undefined) return null
  const code = mapping.place?.street
  const streets =
    actor.kind === 'staff'
      ? new Set(actor.posts.flatMap(p => (p.scope === 'street' && p.place ? [p.place] : [])))
      : new Set<string>()
  const street =
    code === undefined
      ? streets.size === 1
        ? [...streets][0]
        : undefined
      : snapshot.streets.find(id => snapshot.places.get(id)?.code === code)
  if (street === undefined) return null
  return { street, community: null, grid: null, building: null, boundary: null, point: null, address: value.address ?? null }
}

const nothing: ReadonlySet<string> = new Set()

/** Asks the engine about a row, as about any report: what it refuses is refused with its reasons. */
export function judge(
  of: CaseType,
  mapping: ImportMapping,
  columns: Columns,
  snapshot: Snapshot,
  actor: Actor,
  row: ReadRow,
  now: number,
): Judged {
  if (row.wrong.length > 0 || row.external === null) return { wrong: row.wrong }
  const { external, past, answers } = row
  const id = importedId(of.type, mapping.source, external)
  const command: Command = { kind: 'file', id, channel: mapping.channel, answers, ...(past && { past }) }
  const place = placeOf(of.def.form, answers, snapshot) ?? inStreet(of, mapping, snapshot, actor, answers)
  const events = decide(of.def, null, command, contextFor(of, actor, now, snapshot, nothing, place))
  if (isRefusal(events)) {
    const fields = Object.entries(events.fields ?? {})
    const title = (key: string) => columns.title(mapping.fields[key]?.column) ?? of.def.form[key]?.title ?? null
    const wrong = fields.map(([key, code]) => ({ field: key, column: title(key), code, value: null }))
    const spare = (key: string) => of.def.form[key]?.required === false && Object.hasOwn(answers, key)
    // An order is not turned away for what it says by the way.
    if (mapping.channel === 'hotline' && fields.length > 0 && fields.every(([key]) => spare(key))) {
      const kept = Object.fromEntries(Object.entries(answers).filter(([key]) => !fields.some(([name]) => name === key)))
      return judge(of, mapping, columns, snapshot, actor, { ...row, answers: kept, notes: [...row.notes, ...wrong] }, now)
    }
    return { wrong: wrong.length > 0 ? wrong : [{ field: null, column: null, code: events.refused, value: null }] }
  }
  // Of a matter that is over elsewhere nothing hangs on the moment of the import, so neither does what it is compared by.
  const said = past ? [past.filedAt, past.dueAt, past.ended] : []
  return {
    good: {
      row,
      external,
      id,
      requestHash: hashOf([of.type, answers, mapping.filedAt ? said : said.slice(1)]),
      whole: () => {
        const c = events.reduce<Case | { id: string }>(evolve, { id }) as Case
        const number = newNumber(c.filedAt)
        // What was brought in is no news; an order of the hotline is.
        const errands = mapping.channel === 'hotline' ? errandsFor(of, null, c, events, number) : []
        const grams = searchable(of.def, c)
        const requestHash = hashOf([of.type, answers, mapping.filedAt ? said : said.slice(1)])
        return { c, number, events, definition: of.hash, requestHash, grams, errands }
      },
    },
  }
}
