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

/** A short message to a person outside the office. */
export interface Message {
  readonly to: string
  readonly number: string
  readonly type: string
  readonly step: string
}

/** The errands that follow from a command; their ids follow from it too, so nothing is sent twice. */
export function errandsFor(of: CaseType, before: Case | null, c: Case, events: readonly Event[], number: string): Errand[] {
  // Of this case's command: one command id may serve several cases.
  const command = `${c.id}/${events[0]?.command}`
  const happened: Happened = { number, type: of.type, after: before?.version ?? 0, version: c.version }
  const errands: Errand[] = [{ id: idFor(command, 1000), kind: 'happened', payload: happened }]
  events.forEach((e, n) => {
    if (e.body.kind !== 'Stepped') return
    const step = e.body.step
    const phones = (of.def.steps[step]?.tell ?? []).flatMap(key => phoneIn(c.data[key]))
    for (const [i, to] of [...new Set(phones)].entries())
      errands.push({
        id: idFor(command, 2000 + n * 10 + i),
        kind: 'message',
        payload: { to, number, type: of.type, step } satisfies Message,
      })
  })
  return errands
}

const phoneIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  const phone = (value as { phone?: string } | null | undefined)?.phone
  return phone ? [phone] : []
}
