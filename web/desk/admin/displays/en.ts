import type { Mirror } from '../../../shell/i18n/index.ts'
import type { zh } from './zh.ts'

export const en = {
  'displays.lead':
    'A wall in a meeting room or hall stays on by a link, so that nobody leaves a session open on it. The link reads the command centre only: nothing about residents, and nothing can be done with it.',
  'displays.empty': 'No wall has a link yet',
  'displays.empty.lead': 'Make one for each wall; when it is lost, revoke that one.',
  'displays.add': 'Make a display link',
  'displays.name': 'Which wall',
  'displays.name.hint': 'For example: ground floor, command hall',
  'displays.street': 'What it shows',
  'displays.street.all': 'The whole office',
  'displays.until': 'Until which day',
  'displays.until.hint': 'A year at most',
  'displays.made': 'Link for “{name}”',
  'displays.made.lead': 'Shown only now. Open it in the browser of that wall and make it the home page.',
  'displays.by': 'Made by',
  'displays.used': 'Last used',
  'displays.never': 'Never',
  'displays.state': 'State',
  'displays.state.valid': 'In use',
  'displays.state.expired': 'Run out',
  'displays.state.revoked': 'Revoked',
  'displays.act': 'Act',
  'displays.revoke': 'Revoke the link',
} satisfies Mirror<typeof zh>
