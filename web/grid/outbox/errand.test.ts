import { expect, test } from 'vitest'
import { draftOf, FORMAT, idsInLists, readStored } from './errand.ts'

const first = {
  id: '019a0000-0000-7000-8000-000000000001',
  person: 'p',
  madeAt: 5,
  title: '核查属实',
  words: '井盖松动',
  wish: { kind: 'take', type: 'incident', case: 'c', number: 'n', version: 3, step: 'verify', answers: { seen: '塌了' } },
  photos: ['a'],
  state: 'waiting',
} as const

test('what the first version of the app stored is read with nothing lost, in the order its clock told', () => {
  expect(readStored(first)).toEqual({ ...first, format: FORMAT, no: 5 })
})

test('what is stored in today’s form is taken as it is', () => {
  const today = { ...first, format: FORMAT, no: 9 }
  expect(readStored(today)).toBe(today)
})

test('what a newer app stored is left alone rather than misread', () => {
  expect(readStored({ ...first, format: FORMAT + 1 })).toBeUndefined()
})

test('an errand goes back to the form it came from, with its photos', () => {
  expect(draftOf({ wish: first.wish })).toBe('step/c/verify')
  expect(idsInLists({ list: [first.id, 'no id'], one: first.id })).toEqual([first.id])
})
