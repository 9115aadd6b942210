import type { Catalogue } from '#kernel/engine/translate'

const r = 'command-centre.registers.resources'

/** The command centre in English, by path. */
export const en: Catalogue = {
  'command-centre': 'Command centre',
  [r]: 'Emergency resources',
  [`${r}.code`]: 'Number',
  [`${r}.kind`]: 'Kind',
  [`${r}.kind.team`]: 'Team',
  [`${r}.kind.vehicle`]: 'Vehicle',
  [`${r}.kind.equipment`]: 'Equipment',
  [`${r}.kind.supply`]: 'Supplies',
  [`${r}.kind.shelter`]: 'Shelter',
  [`${r}.name`]: 'Name',
  [`${r}.unit`]: 'Unit',
  [`${r}.place`]: 'Where it is kept or meets',
  [`${r}.amount`]: 'How many',
  [`${r}.measure`]: 'Counted in',
  [`${r}.measure.$hint`]: 'People, vehicles, sets, beds …',
  [`${r}.telephone`]: 'Telephone',
  [`${r}.telephone.$hint`]: 'Of the duty room, not of a person',
  [`${r}.ready`]: 'Ready now',
}
