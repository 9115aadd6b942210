import type { Actor } from '#kernel/engine/actor'
import type { Run } from './run.ts'

/** Who acts when the time comes. */

export const gridOnDuty = (run: Run): Actor => {
  const { place } = run.c
  const duty = run.world.onDuty('grid-worker', place, run.now)
  if (!duty) return dispatcherOnDuty(run)
  return run.world.staff(duty.person, { role: 'grid-worker', scope: 'grid', unit: duty.unit, place: place.grid })
}
export const dispatcherOnDuty = (run: Run): Actor => {
  const duty = run.world.onDuty('dispatcher', run.c.place, run.now)
  if (!duty) throw new Error('no dispatcher is on duty')
  return run.world.staff(duty.person)
}
/** The same person of a unit stays with a case. */
export function handlerOf(run: Run, unit: string | null): Actor {
  const handlers = run.world.handlersOf(unit ?? '')
  const holder = handlers.find(person => person === run.c.holder)
  const turn = (run.id.charCodeAt(0) + run.id.charCodeAt(5)) % Math.max(1, handlers.length)
  return run.world.staff(holder ?? handlers[turn]!)
}
export const handlerInCharge = (run: Run): Actor => handlerOf(run, run.c.unit)
/** Whoever reported, as far as that person can still act alone: by account or with the key of the case. */
export function reporter(run: Run): Actor | null {
  const { filer } = run.c
  if (filer === null) return { kind: 'bearer', case: run.id }
  const resident = run.world.residents.find(person => person.id === filer)
  return resident ? { kind: 'resident', person: resident.id, name: resident.name } : null
}
export const supervisorOnDuty = (run: Run): Actor => run.world.staff(run.world.supervisor)
