import type { Case, Event } from '#kernel/engine/model'
import { idFor } from '../store/context.ts'
import type { CaseType } from '../store/definitions.ts'
import type { Errand } from '../store/write-case.ts'

/** What the outbox is told of every command: which part of the history is new. */
export interface Happened {
  readonly number: string
  readonly type: string
  readonly after: number
  readonly version: number
}

/** The errand that follows from a command; its id follows from it too, so nothing is told twice. Whom it is told is worked out from the history. */
export function errandsFor(of: CaseType, before: Case | null, c: Case, events: readonly Event[], number: string): Errand[] {
  // Of this case's command: one command id may serve several cases.
  const command = `${c.id}/${events[0]?.command}`
  const happened: Happened = { number, type: of.type, after: before?.version ?? 0, version: c.version }
  return [{ id: idFor(command, 1000), kind: 'happened', payload: happened }]
}
