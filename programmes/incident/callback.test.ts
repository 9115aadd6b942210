import { describe, expect, it } from 'vitest'
import { type CallbackData, callbackMistakes } from '#kernel/index'
import { incident } from './incident.ts'

const callback = incident.callback!
const wrong = (change: Partial<CallbackData>) => callbackMistakes(incident, { ...callback, ...change })

describe('what a kind says about calling back', () => {
  it('is right for incidents', () => expect(wrong({})).toEqual([]))

  it.each([
    ['the state is unknown', { state: 'gone' }, 'callback state "gone" is no state that waits'],
    ['the case has ended there', { state: 'closed' }, 'callback state "closed" is no state that waits'],
    ['the rating asks nothing', { rate: 'unreached' }, 'callback step "unreached" does not ask whether it is solved'],
    ['the way back asks for no reason', { notSolved: ['unreached'] }, 'callback step "unreached" asks for no reason'],
    ['the way back ends the case', { notSolved: ['rate'] }, 'callback step "rate" must lead back to work'],
    ['the phone is no phone', { phone: 'words' }, 'callback phone "words" is no phone field of the form'],
    ['the wish is no yes or no', { wish: 'words' }, 'callback wish "words" is no yes or no of the form'],
    ['a step is taken elsewhere', { unreached: 'file' }, 'callback step "file" does not leave it'],
  ] as const)('is refused when %s', (_, change, words) => expect(wrong(change)).toContain(words))

  it('is refused where cases are confidential', () =>
    expect(callbackMistakes({ ...incident, confidential: true }, callback)).toHaveLength(1))
})
