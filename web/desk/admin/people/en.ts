import type { Mirror } from '../../../shell/i18n/index.ts'
import type { zh } from './zh.ts'

export const en = {
  'phones.title': 'Devices signed in',
  'phones.lead':
    'A phone keeps tasks, what was written and photos. When it is lost, or its person leaves, have it cleared: the session ends at once, and the phone clears itself at its next contact.',
  'phones.none': 'No device is signed in, and none still keeps anything.',
  'phones.unknown': 'A device that did not say what it is',
  'phones.seen': 'last used',
  'phones.open': 'signed in',
  'phones.over': 'session over',
  'phones.wipe-asked': 'to clear itself',
  'phones.wiped': 'cleared',
  'phones.asked': 'asked',
  'phones.cleared': 'cleared',
  'phones.wipe': 'Have this phone cleared',
  'phones.wipe.confirm': 'clear this phone, with what was not sent',
  'phones.wipe.done': 'Asked: this phone clears itself at its next contact',
} satisfies Mirror<typeof zh>
