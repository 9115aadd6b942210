import type { Catalogue } from '#kernel/engine/translate'

const p = 'care-visit.careVisit'
const forVisits = 'To call or come by as agreed'
const next = 'Next time on'

/** Care visits in English, by path. */
export const en: Catalogue = {
  'care-visit': 'Care visits',
  [p]: 'Care visits',
  [`${p}.form.who`]: 'Who would like to be visited',
  [`${p}.form.who.$purpose`]: forVisits,
  [`${p}.form.call`]: 'Telephone to call',
  [`${p}.form.call.$purpose`]: forVisits,
  [`${p}.form.where`]: 'Home',
  [`${p}.form.where.$purpose`]: forVisits,
  [`${p}.form.every`]: 'How often',
  [`${p}.form.neighbour`]: 'A neighbour who may look in when nobody answers',
  [`${p}.form.neighbour.$purpose`]: 'To ask the neighbour you named to look in when the person agreed on cannot be reached',
  [`${p}.states.asked`]: 'To be arranged',
  [`${p}.states.due`]: 'Until the next visit',
  [`${p}.states.call`]: 'Call first',
  [`${p}.states.neighbour`]: 'Ask the neighbour',
  [`${p}.states.door`]: 'Go to the door',
  [`${p}.states.ended`]: 'Ended',
  [`${p}.steps.agree`]: 'Arranged',
  [`${p}.steps.agree.agreed`]: 'How it was agreed',
  [`${p}.steps.agree.agreed.asked`]: 'The person asked for it',
  [`${p}.steps.agree.agreed.agreed`]: 'The person was asked and agreed',
  [`${p}.steps.agree.neighbourAgreed`]: 'The neighbour agrees, too',
  [`${p}.steps.agree.next`]: 'First time on',
  [`${p}.steps.end`]: 'No longer wanted',
  [`${p}.steps.fine`]: 'All is well',
  [`${p}.steps.fine.next`]: next,
  [`${p}.steps.needs`]: 'Needs something',
  [`${p}.steps.needs.next`]: next,
  [`${p}.steps.declined`]: 'Not this time',
  [`${p}.steps.declined.next`]: next,
  [`${p}.steps.toCall`]: 'Nobody came in time: call first',
  [`${p}.steps.toNeighbour`]: 'No answer: ask the neighbour who was named',
  [`${p}.steps.toDoor`]: 'Still no word: go to the door',
}
