import { expect, it } from 'vitest'
import { firstQuestion, readAsked, writeAsked } from './address.ts'

const first = firstQuestion({ kind: 'cases', name: 'incident' }, Date.UTC(2026, 5, 1))

it('keeps a question in the address as it was asked', () => {
  const asked = {
    question: { ...first, where: [{ column: 'kind', op: 'in' as const, value: ['street'] }] },
    look: 'chart' as const,
    kept: 'a',
  }
  expect(readAsked(`?${writeAsked(asked)}`, first)).toEqual(asked)
})

it('begins with the first question where an address holds none', () => {
  for (const search of ['', '?ask=', '?ask={', '?ask=[]', '?ask={"of":{"kind":"tables","name":"x"}}', '?ask=null'])
    expect(readAsked(search, first)).toEqual({ question: first, look: 'table', kept: undefined })
  expect(first.period).toEqual({ of: '$filed', from: '2025-06-01', to: '2026-06-01' })
})
