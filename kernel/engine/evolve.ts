import { moreTime } from '../define/expr.ts'
import { evolveKnown } from './evolve-known.ts'
import type { Case, Event, Task } from './model.ts'

/** A case before its first event. */
type Start = Pick<Case, 'id'>

const withTask = (tasks: readonly Task[], task: Task) => tasks.map(t => (t.id === task.id ? task : t))

const withLimit = ({ limit: _, ...c }: Case, limit: Case['limit']): Case => (limit ? { ...c, limit } : c)

const counted = (taken: Case['taken'], step: string): Case['taken'] => ({ ...taken, [step]: (taken[step] ?? 0) + 1 })

/**
 * Folds one event into the case. Needs no definition, so a history written under an old one still folds the same.
 * The first event must be `Filed`.
 */
export function evolve(c: Case | Start, event: Event): Case {
  const { body, at } = event
  if (body.kind === 'Filed')
    return {
      id: c.id,
      programme: body.programme,
      type: body.type,
      state: body.state,
      version: 1,
      filedAt: at,
      changedAt: at,
      closedAt: null,
      channel: body.channel,
      filer: body.filer,
      place: body.place,
      unit: null,
      holder: null,
      data: body.answers,
      clock: null,
      kept: null,
      tasks: [],
      moreTime: null,
      taken: {},
      everLate: false,
      enteredAt: at,
      joined: [],
      gathered: [],
      follows: null,
    }
  const was = c as Case
  const now: Case = { ...was, version: was.version + 1, changedAt: at }
  switch (body.kind) {
    case 'Stepped': {
      const said = {
        ...now,
        data: { ...was.data, ...body.answers },
        taken: counted(was.taken, body.step),
      }
      if (body.stays) return said
      return {
        ...said,
        state: body.to,
        closedAt: body.ends ? at : null,
        moreTime: null,
        holder: null,
        enteredAt: body.ends ? undefined : at,
        ...(body.handsBack && was.unit !== null && { handedBack: [...(was.handedBack ?? []), was.unit] }),
        ...(body.signed && event.by.person !== null && { signedBy: { ...was.signedBy, [body.step]: event.by.person } }),
        // Who has not answered when the case moves on is no longer waited for.
        tasks: was.tasks.map(t => (t.settledAt === null ? { ...t, settledAt: at, clock: null } : t)),
      }
    }
    case 'Imported':
      return { ...now, state: body.to, closedAt: body.ends ? at : null }
    case 'Assigned':
      // Sent anew, another rule's limit counts, or none.
      return body.because.startsWith('step:')
        ? withLimit({ ...now, unit: body.unit, holder: body.holder }, body.limit)
        : { ...now, unit: body.unit, holder: body.holder }
    case 'ClockSet':
      return { ...now, clock: body.clock, kept: body.kept }
    case 'TasksCalled':
      return { ...now, tasks: [...was.tasks, ...body.tasks] }
    case 'TaskChanged':
      return { ...now, tasks: withTask(was.tasks, body.task), everLate: was.everLate || body.what === 'late' }
    case 'MoreTimeAsked':
      return { ...now, moreTime: { span: body.span, reason: body.reason, askedAt: at, by: event.by } }
    case 'MoreTimeAnswered':
      return { ...now, moreTime: null, ...(body.grant && { taken: counted(was.taken, moreTime) }) }
    case 'Attached': {
      const had = (was.data[body.field] as readonly string[] | undefined) ?? []
      return { ...now, data: { ...was.data, [body.field]: [...had, ...body.files] } }
    }
    case 'Corrected':
      return { ...now, data: { ...was.data, ...body.answers }, place: body.place ?? was.place }
    case 'Erased':
      // What others gave who joined is theirs.
      return {
        ...now,
        data: Object.fromEntries(Object.entries(was.data).filter(([key]) => !body.fields.includes(key))),
        place: body.place ?? was.place,
      }
    case 'Warned':
      return { ...now, clock: was.clock && { ...was.clock, warned: true, warnAt: null } }
    case 'WentLate':
      return { ...now, clock: was.clock && { ...was.clock, lateAt: at }, everLate: true }
    case 'Commented':
    case 'Raised':
      return now
    default:
      return evolveKnown(now, event, body)
  }
}

/** The case after all these events, in order. */
export const replay = (id: string, events: readonly Event[]): Case =>
  events.reduce<Case | Start>((c, e) => evolve(c, e), { id }) as Case
