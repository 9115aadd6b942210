import { type Check, type Link, link, type PlaceValue } from '#kernel/index'
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
  readonly person: string
  readonly doneBy: string
}
/** A decision becomes an order: what, to whom, by when; the minutes are where it comes from. */
const orderOf = ({ decided, demand, unit, person, doneBy }: Decision, of: string) => ({
  about: 'matter' as const,
  matter: decided,
  why: `会议议定：${of}`,
  demand: `${demand}\n责任人：${person}`.slice(0, 1000),
  unit,
  replyBy: doneBy,
})

/** The only place where two programmes meet. */
export const links: readonly Link[] = [
  link(patrol, 'found', incident, ({ answers, place }) => ({
    words: wordsOf(answers.checked, answers.problem),
    where: exact(place),
    pictures: answers.pictures,
  })),
  link(meeting, 'handOn', supervisionOrder, ({ data, answers }) => orderOf(answers, String(data.title))),
  link(meeting, 'leaveOpen', matter, ({ data, answers }) => ({
    group: String(data.group),
    subject: [...answers.open].slice(0, 100).join(''),
    facts: `${answers.open}\n${answers.openWhy}`.slice(0, 2000),
    meeting: String(data.title),
  })),
  link(matter, 'decide', supervisionOrder, ({ data, answers }) => orderOf(answers, String(data.subject))),
]
