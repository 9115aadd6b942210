import { expect, it } from 'vitest'
import { compare } from '../../shell/i18n/catalogue.ts'
import { en } from './en.ts'
import { queueKeys } from './keys.ts'
import { zh } from './zh.ts'

it('says everything about the queue in both languages', () => {
  expect(compare(zh, en)).toEqual([])
})

it('explains every key of the list', () => {
  const said = Object.keys(zh).filter(key => key.startsWith('queue.key.') && key !== 'queue.key.heading')
  expect(queueKeys.map(([, what]) => what).sort()).toEqual(said.sort())
})
