import { type Check, type Link, link, type PlaceValue } from '#kernel/index'
import { incident } from './incident/index.ts'
import { patrol } from './patrol/index.ts'

const wrongOf = (checked: readonly Check[]) => checked.filter(c => c.found === 'wrong').map(c => c.point)
/** How sure the phone was is of no use to whoever goes there: the stop's own place is exact. */
const exact = ({ point, address }: PlaceValue): PlaceValue => ({ ...(point && { point }), ...(address && { address }) })

/** The only place where two programmes meet. */
export const links: readonly Link[] = [
  link(patrol, 'found', incident, ({ answers, place }) => ({
    words: [`巡查发现：${wrongOf(answers.checked).join('、')}`, answers.problem].filter(line => !line.endsWith('：')).join('\n'),
    where: exact(place),
    pictures: answers.pictures,
  })),
]
