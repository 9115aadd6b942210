import type { Mirror } from '../i18n/catalogue.ts'
import type { zh } from './zh.ts'

export const en = {
  'texts.pick': 'Standard texts',
  'texts.pick.lead': 'Choose one for “{field}”',
  'texts.pick.find': 'Find a text',
  'texts.pick.none': 'No text fits here',
  'texts.share.own': 'own',
  'texts.share.unit': 'unit',
  'texts.share.office': 'office',
} satisfies Mirror<typeof zh>
