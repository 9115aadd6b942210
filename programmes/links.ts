import { type Check, type Link, link, type PlaceValue } from '#kernel/index'
import { incident } from './incident/index.ts'
import { patrol } from './patrol/index.ts'

/** The problem first, in the worker's own words; a point of a checklist says how it should be, not what is wrong. */
const wordsOf = (checked: readonly Check[], problem: string) => {
  const points = checked.filter(c => c.found === 'wrong').map(c => c.point)
  return [`巡查发现：${problem}`, ...(points.length > 0 ? [`没通过的检查项：${points.join('、')}`] : [])].join('\n')
}
/** How sure the phone was is of no use to whoever goes there: the stop's own place is exact. */
const exact = ({ point, address }: PlaceValue): PlaceValue => ({ ...(point && { point }), ...(address && { address }) })

/** The only place where two programmes meet. */
export const links: readonly Link[] = [
  link(patrol, 'found', incident, ({ answers, place }) => ({
    words: wordsOf(answers.checked, answers.problem),
    where: exact(place),
    pictures: answers.pictures,
  })),
]
