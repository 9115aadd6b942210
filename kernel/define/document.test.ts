import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineDocument, drafts, indexNumber, usualIndexRule, wrongIndexRule } from './document.ts'
import { defineProgramme } from './programme.ts'
import { publisher, supervisor } from './role.ts'
import { days, months } from './span.ts'

describe('a class of documents', () => {
  it('says nothing it was not told', () => {
    expect(defineDocument({ title: '通知', code: '01', keep: months(120) })).toEqual({
      title: '通知',
      code: '01',
      keep: months(120),
      binds: false,
      explains: false,
      shownFor: null,
      needs: [],
      draftedBy: [],
    })
  })

  it('is drafted by the roles it names besides the one that drafts every class', () => {
    const report = defineDocument({ title: '进展报告', code: '31', keep: 'forever', draftedBy: [supervisor] })
    const notice = defineDocument({ title: '通知', code: '01', keep: 'forever' })
    const may = (roles: string[]) => [report, notice, undefined].map(of => drafts(roles, of, publisher.id))
    expect(may(['supervisor'])).toEqual([true, false, false])
    expect(may(['handler', 'publisher'])).toEqual([true, true, true])
    expect(may(['handler'])).toEqual([false, false, false])
  })

  it('is refused with a code or a period that cannot be used', () => {
    expect(() => defineDocument({ title: '通知', code: '1', keep: 'forever' })).toThrow(RangeError)
    expect(() => defineDocument({ title: '公示', code: '08', keep: 'forever', shownFor: days(0) })).toThrow(RangeError)
  })

  it('shares its code with no other class of its programme', () => {
    const notice = defineDocument({ title: '通知', code: '01', keep: 'forever' })
    expect(() =>
      defineProgramme({ id: 'p', title: 'P', source: 'S0-09', documents: { a: notice, b: { ...notice, title: '公告' } } }),
    ).toThrow(/code/)
  })
})

describe('an index number', () => {
  it('is put together by the rule', () => {
    expect(indexNumber(usualIndexRule, { agency: 'LD', code: '02', year: 2026, serial: 7 })).toBe('LD-02-2026-0007')
    expect(indexNumber('{year}-{agency}-{serial}-{class}', { agency: 'LD', code: '02', year: 2026, serial: 12_345 })).toBe(
      '2026-LD-12345-02',
    )
  })

  it('is never the same for two documents', () => {
    const part = fc.record({
      agency: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
      code: fc.stringMatching(/^\d\d$/),
      year: fc.integer({ min: 1980, max: 2100 }),
      serial: fc.integer({ min: 1, max: 99_999 }),
    })
    fc.assert(
      fc.property(part, part, (a, b) => {
        const same = JSON.stringify(Object.values(a)) === JSON.stringify(Object.values(b))
        expect(indexNumber(usualIndexRule, a) === indexNumber(usualIndexRule, b)).toBe(same)
      }),
    )
  })

  it.each([
    ['{agency}-{class}-{year}', 'parts'],
    ['{agency}{class}-{year}-{serial}', 'parts'],
    ['{agency}-{agency}-{class}-{year}-{serial}', 'parts'],
    ['{agency}/{class}/{year}/{serial}', 'letters'],
    ['街-{agency}-{class}-{year}-{serial}', 'letters'],
  ])('cannot be made by %s', (rule, wrong) => {
    expect(wrongIndexRule(rule)).toBe(wrong)
    expect(wrongIndexRule(usualIndexRule)).toBeNull()
  })
})
