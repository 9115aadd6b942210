import type { CaseDetail } from '#contract/cases'
import type { Case } from '#kernel/engine/model'
import { type ReceiverRow, suggestUnit } from '#kernel/engine/suggest'
import { fieldsOf } from '#kernel/index'
import type { CaseType } from './definitions.ts'
import type { Snapshot } from './directory.ts'

/** For each step that asks for a unit and may come next: which one the first-receiver rules name, and which rule says so. */
export function suggestionsFor(of: CaseType, c: Case, snapshot: Snapshot): CaseDetail['suggestions'] {
  const found: CaseDetail['suggestions'] = {}
  const [item, asked] = Object.entries(fieldsOf(of.def)).find(([, f]) => f.kind === 'item') ?? []
  const category = item ? c.data[item] : null
  const code = (id: string | null) => (id ? (snapshot.places.get(id)?.code ?? null) : null)
  const codes = { street: code(c.place.street), community: code(c.place.community), grid: code(c.place.grid) }
  for (const step of Object.values(of.def.steps)) {
    if (!step.from.includes(c.state)) continue
    for (const [key, field] of Object.entries(step.ask ?? {})) {
      if (!field.suggestedBy || found[key]) continue
      const rows = [
        ...(snapshot.registers.get(`${of.programme.id}.${field.suggestedBy}`)?.values() ?? []),
      ] as unknown as ReceiverRow[]
      const suggestion = suggestUnit(rows, typeof category === 'string' ? category : null, codes)
      const row =
        typeof category === 'string' ? snapshot.registers.get(`${of.programme.id}.${asked?.register}`)?.get(category) : null
      if (suggestion) found[key] = { unit: suggestion.unit, because: suggestion.row.code }
      else if (typeof row?.unit === 'string') found[key] = { unit: row.unit, because: String(category) }
    }
  }
  return found
}
