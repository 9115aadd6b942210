import { expect, test } from 'vitest'
import { spare } from './make-room.ts'

const of = (shelf: 'errands' | 'answers' | 'drafts' | 'photos', id: string, at: number, waits = false) => ({
  shelf,
  id,
  at,
  waits,
})

test('what was sent goes first, then the older half of what was seen; nothing written or photographed goes', () => {
  const records = [
    of('answers', 'case/2', 2),
    of('answers', 'case/1', 1),
    of('answers', 'case/3', 3),
    of('answers', 'query/me', 0),
    of('errands', 'new', 9),
    of('errands', 'old', 1),
    of('errands', 'waiting', 0, true),
    of('drafts', 'd', 0),
    of('photos', 'p', 0),
  ]
  expect(spare(records)).toEqual(['errands/old', 'errands/new', 'answers/case/1', 'answers/case/2'])
})

test('where everything still waits there is nothing to spare', () => {
  expect(spare([of('errands', 'a', 1, true), of('photos', 'p', 1)])).toEqual([])
})
