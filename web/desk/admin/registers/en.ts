import type { Mirror } from '../../../shell/i18n/index.ts'
import type { zh } from './zh.ts'

export const en = {
  'registers.from': 'In force from',
  'registers.since': 'This version counts from {when}; earlier ones are in the history.',
  'registers.fault.code-taken': 'This code is another matter already.',
  'registers.fault.twice': 'A line before has it already.',
  'registers.fault.not-a-limit': 'This limit cannot be read.',
  'registers.column.classCode': 'Class code',
  'registers.column.className': 'Class',
  'registers.column.subclassCode': 'Sub-class code',
  'registers.column.subclassName': 'Sub-class',
} satisfies Mirror<typeof zh>
