import type { Mirror } from '../i18n/index.ts'
import type { zh } from './zh.ts'

export const en = {
  'warning.level.blue': 'Blue',
  'warning.level.yellow': 'Yellow',
  'warning.level.orange': 'Orange',
  'warning.level.red': 'Red',
  'warning.list': 'Warnings in force',
  'warning.until': 'until {when}',
  'warning.all': 'Whole street',
  'warning.more': { one: '{count} more', other: '{count} more' },
} satisfies Mirror<typeof zh>
