import type { Mirror } from '../i18n/index.ts'
import type { zh } from './zh.ts'

export const en: Mirror<typeof zh> = {
  'known.title': 'Somebody near here reported what may be the same',
  'known.lead': 'If it is, press “I have this too” and you are done. If not, just send yours.',
  'known.join': 'I have this too',
  'known.join.staff': 'Add to this one',
  'known.metres': 'about {count} m away',
  'known.voices': { one: '{count} report', other: '{count} reports' },
  'known.contact':
    'How to reach you is handed to the office with it, only to tell you what becomes of it. No other resident sees it.',
  'known.joined': 'You have joined; you will be told what becomes of it',
  'known.joined.staff': 'Added to this one, number {number}',
}
