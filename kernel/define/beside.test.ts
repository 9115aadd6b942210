import { describe, expect, it } from 'vitest'
import { dispute } from '../testing/small-case.ts'
import { besideMistakes } from './beside.ts'
import type { CaseData } from './case.ts'

const beside = (one: object): CaseData => ({
  ...dispute,
  beside: [{ title: '同类', type: 'dispute', mine: 'kind', theirs: 'kind', ...one }],
})
const mistakes = (one: object) => besideMistakes(beside(one), { dispute })

describe('what is to be seen beside a case', () => {
  it('is found by a field that both have', () => expect(mistakes({})).toEqual([]))

  it('is refused where the kind or the field is not there', () => {
    expect(mistakes({ type: 'nothing' })[0]).toContain('does not have')
    expect(mistakes({ theirs: 'colour' })[0]).toContain('"colour"')
  })

  it('is taken over only into columns of rows that the form has', () =>
    expect(mistakes({ into: { field: 'kind', as: { what: 'kind' } } })[0]).toContain('"kind.what"'))

  it('is never found by who somebody is or by long words', () => {
    expect(mistakes({ mine: 'applicant' })[0]).toContain('"applicant"')
    expect(mistakes({ mine: 'story' })[0]).toContain('"story"')
  })
})
