import type { Case, Event, EventBody } from './model.ts'

type Known = Extract<EventBody, { kind: 'Joined' | 'RatedToo' | 'Merged' | 'Gathered' | 'TakenApart' | 'LetGo' }>

/** What joining, merging and taking apart do to a case; `now` has its new version already. */
export function evolveKnown(now: Case, { at, command }: Event, body: Known): Case {
  switch (body.kind) {
    case 'Joined': {
      const one = { id: command, number: body.number, at, person: body.person, contact: body.answers, rated: null }
      return { ...now, joined: [...now.joined, one] }
    }
    case 'RatedToo':
      return {
        ...now,
        joined: now.joined.map(one => (one.id === body.voice ? { ...one, rated: body.answers } : one)),
        gathered: now.gathered.map(one => (one.case === body.voice ? { ...one, rated: body.answers } : one)),
      }
    case 'Merged':
      return {
        ...now,
        state: body.to,
        closedAt: body.stood.closedAt ?? at,
        holder: null,
        clock: null,
        kept: null,
        moreTime: null,
        tasks: now.tasks.map(t => ({ ...t, clock: null })),
        follows: { case: body.into, number: body.number, at, stood: body.stood },
      }
    case 'TakenApart':
      return { ...now, ...body.stands, follows: null }
    case 'Gathered': {
      const { case: id, number, voices } = body
      return { ...now, gathered: [...now.gathered, { case: id, number, voices, rated: null }] }
    }
    case 'LetGo':
      return { ...now, gathered: now.gathered.filter(one => one.case !== body.case) }
  }
}
