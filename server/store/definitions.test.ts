import { expect, it } from 'vitest'
import {
  choice,
  count,
  days,
  defineCase,
  defineProgramme,
  dispatcher,
  ends,
  optional,
  person,
  photos,
  resident,
  text,
} from '#kernel/index'
import { caseType, lineFields } from './definitions.ts'

const lamp = defineCase({
  title: '路灯',
  filedBy: [resident],
  start: 'told',
  form: {
    who: optional(person('谁', { purpose: '回访', basis: 'consent', keep: days(30) })),
    lamps: count('几盏'),
    what: text('什么灯'),
    colour: choice('颜色', { warm: '暖', cold: '冷' }),
    seen: optional(photos('照片')),
  },
  list: ['who', 'lamps', 'what'],
  open: ['what'],
  states: { told: { title: '已说' }, done: ends('好了') },
  steps: { mend: { title: '修好', from: 'told', to: 'done', by: dispatcher } },
})
const programmes = [defineProgramme({ id: 'lamps', title: '路灯', source: 'S0-00', cases: { lamp } })]

it('makes a list line of whatever the definition has, and never of a person', () => {
  expect(lineFields(lamp)).toEqual({ words: 'what', kind: 'colour', pictures: 'seen' })
})

it('takes the first case type of the office when none is named, and knows no other', () => {
  expect(caseType(programmes).type).toBe('lamp')
  expect(() => caseType(programmes, 'constructor')).toThrow('not-found')
})
