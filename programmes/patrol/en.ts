import type { Catalogue } from '#kernel/engine/translate'

const p = 'patrol.patrol'
const lists = 'patrol.registers.checklists'
const spots = 'patrol.registers.checkpoints'
const everything = 'Look at each'

/** Patrols in English, by path. */
export const en: Catalogue = {
  patrol: 'Grid patrols',
  [p]: 'Patrol',
  [`${p}.form.spot`]: 'Checkpoint',
  [`${p}.form.where`]: 'Where',
  [`${p}.states.due`]: 'To be looked at',
  [`${p}.states.retired`]: 'Taken off the list',
  [`${p}.steps.fine`]: 'All fine',
  [`${p}.steps.fine.checked`]: everything,
  [`${p}.steps.fine.remark`]: 'Remark',
  [`${p}.steps.found`]: 'Something is wrong',
  [`${p}.steps.found.checked`]: everything,
  [`${p}.steps.found.problem`]: 'What is wrong',
  [`${p}.steps.found.pictures`]: 'Photos from the spot',
  [`${p}.steps.shut`]: 'No way in',
  [`${p}.steps.shut.because`]: 'Why there was no way in',
  [`${p}.steps.retire`]: 'Take off the list',
  [lists]: 'Checklists',
  [`${lists}.code`]: 'Number',
  [`${lists}.name`]: 'Name',
  [`${lists}.points`]: 'Points',
  [`${lists}.points.$hint`]: 'One on each line',
  [`${lists}.basis`]: 'Basis',
  [spots]: 'Checkpoints',
  [`${spots}.code`]: 'Number',
  [`${spots}.name`]: 'Name',
  [`${spots}.where`]: 'Where',
  [`${spots}.checklist`]: 'Checklist',
  [`${spots}.every`]: 'How often',
}
