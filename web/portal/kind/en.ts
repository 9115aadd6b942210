import type { Mirror } from '../../shell/i18n/index.ts'
import type { zh } from './zh.ts'

export const en = {
  'kind.looks': 'This looks like “{kind}”, because of: {words}',
  'kind.take': 'Choose it',
  'kind.taken': 'Filed under “{kind}”',
} satisfies Mirror<typeof zh>
