import { type Check, type Link, link, linkEach, linkStep, type PlaceValue } from '#kernel/index'
import { incident } from './incident/index.ts'
import { matter, meeting } from './meetings/index.ts'
import { patrol } from './patrol/index.ts'
import { supervisionOrder } from './supervision/index.ts'

/** The problem first, in the worker's own words; a point of a checklist says how it should be, not what is wrong. */
const wordsOf = (checked: readonly Check[], problem: string) => {
  const points = checked.filter(c => c.found === 'wrong').map(c => c.point)
  return [`巡查发现：${problem}`, ...(points.length > 0 ? [`没通过的检查项：${points.join('、')}`] : [])].join('\n')
}
/** How sure the phone was is of no use to whoever goes there: the stop's own place is exact. */
const exact = ({ point, address }: PlaceValue): PlaceValue => ({ ...(point && { point }), ...(address && { address }) })

interface Decision {
  readonly decided: string
  readonly demand: string
  readonly unit: string
  readonly helpers?: readonly string[]
  readonly person?: string
  readonly doneBy: string
  readonly promise?: string
  readonly number?: string
}
/** What an order is about: the promise, the case it goes on with, or what was decided alone. */
const aboutOf = ({ promise, number }: Decision) => {
  if (promise) return { about: 'promise', promise } as const
  return number ? ({ about: 'case', caseNumber: number } as const) : ({ about: 'matter' } as const)
}
/** A decision becomes an order: what, to whom, by when; the minutes are where it comes from. */
const orderOf = (decision: Decision, of: string, group: unknown) => ({
  ...aboutOf(decision),
  matter: decision.decided,
  why: `会议议定：${of}`,
  demand: decision.demand,
  unit: decision.unit,
  ...(decision.helpers && { helpers: decision.helpers }),
  ...(decision.person && { person: decision.person }),
  replyBy: decision.doneBy,
  group: String(group),
})

/** The only place where two programmes meet. */
export const links: readonly Link[] = [
  link(patrol, 'found', incident, ({ answers, place }) => ({
    words: wordsOf(answers.checked, answers.problem),
    where: exact(place),
    pictures: answers.pictures,
  })),
  linkEach(meeting, 'handOut', supervisionOrder, ({ data, answers }) =>
    (answers.decisions ?? []).map(one => orderOf(one, String(data.title), data.group)),
  ),
  linkEach(meeting, 'handOut', matter, ({ data, answers }) =>
    (answers.leftOpen ?? []).map(one => ({
      group: String(data.group),
      subject: one.open,
      facts: one.openWhy,
      meeting: String(data.title),
    })),
  ),
  // What waited for the meeting is decided with it.
  linkStep(meeting, 'handOut', matter, 'settle', ({ data, answers }) =>
    (answers.decisions ?? []).flatMap(({ number, decided }) =>
      number ? [{ number, outcome: [...`${String(data.title)}：${decided}`].slice(0, 1000).join('') }] : [],
    ),
  ),
  link(matter, 'decide', supervisionOrder, ({ data, answers }) => orderOf(answers, String(data.subject), data.group)),
]
