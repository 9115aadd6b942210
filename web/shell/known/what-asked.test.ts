import { describe, expect, it } from 'vitest'
import { incident } from '#programmes/incident/incident'
import { contactIn, whatAsked } from './what-asked.ts'

const where = { point: [110, 30] as const }

describe('whether it is known', () => {
  it('is asked once there is a place and words or a kind, not before', () => {
    expect(whatAsked('incident', incident, { words: '井盖丢了' })).toBeUndefined()
    expect(whatAsked('incident', incident, { where, words: '井' })).toBeUndefined()
    expect(whatAsked('incident', incident, { where: { address: '东门' }, words: '井盖丢了' })).toBeUndefined()
    expect(whatAsked('incident', incident, { where, words: ' 井盖丢了 ' })).toEqual({
      type: 'incident',
      point: where.point,
      words: '井盖丢了',
      category: null,
    })
    expect(whatAsked('incident', incident, { where, kind: 'street' })).toMatchObject({ words: '', category: 'street' })
  })

  it('is never asked of kinds that cannot be joined', () => {
    const { known: _, ...alone } = incident
    expect(whatAsked('incident', alone, { where, words: '井盖丢了' })).toBeUndefined()
  })
})

it('takes along how to be reached, and nothing else', () => {
  const reporter = { name: '周婶', phone: '13800001111' }
  expect(contactIn(incident, { words: '井盖丢了', where, reporter, phone: '', kind: 'street' })).toEqual({ reporter })
})
