import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { checkCharacterOf, checkSocialCreditCode, organisationCheckOf } from './index.ts'

/** A code of nobody: division 420000 and a body made here, both check characters by the published formulas. */
function codeOf(body: string, registry = '91', division = '420000'): string {
  const first = registry + division + body + organisationCheckOf(body)
  return first + checkCharacterOf(first)
}
const code = codeOf('00000001')
const whys = (given: string) => checkSocialCreditCode(given).faults.map(({ why }) => why)

describe('a unified social credit code', () => {
  it('carries the check characters of its two standards', () => {
    // By hand. Body 00000001: 2 × 1 = 2, 11 − 2 = 9. Then 9·1 + 1·3 + 4·9 + 2·27 + 1·30 + 9·28 = 384 = 12·31 + 12, 31 − 12 = 19 → K.
    expect(organisationCheckOf('00000001')).toBe('9')
    expect(checkCharacterOf('91420000000000019')).toBe('K')
    expect(code).toBe('91420000000000019K')
    expect(checkSocialCreditCode(code)).toEqual({ code, valid: true, faults: [], organisationFits: true, perhaps: [] })
  })

  it('may be written with spaces, dashes, small and full-width letters', () => {
    expect(checkSocialCreditCode(' 9142-0000 0000 0001 9k ').code).toBe(code)
    const wide = [...code].map(c => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    expect(checkSocialCreditCode(wide)).toMatchObject({ code, valid: true })
  })

  it('shows every exchange of one character, and of two neighbours', () => {
    const body = fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{8}$/)
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (made, at, other) => {
        const whole = codeOf(made)
        const changed = whole.slice(0, at) + other + whole.slice(at + 1)
        if (changed !== whole) expect(checkSocialCreditCode(changed).valid).toBe(false)
        const swapped = whole.slice(0, at) + whole[at + 1] + whole[at] + whole.slice(at + 2)
        if (swapped !== whole) expect(checkSocialCreditCode(swapped).valid).toBe(false)
      }),
    )
  })
})

describe('what is wrong is said', () => {
  test.each([
    ['', 'empty'],
    ['9.14201E+17', 'rounded'],
    ['000000019', 'organisation-code'],
    ['420000000000001', 'licence-number'],
    ['91420000000000019', 'length'],
    ['9I420000000000019K', 'character'],
    ['914200000000000193', 'check'],
    [codeOf('00000001', '94'), 'registry'],
    [codeOf('00000001', '91', '990000'), 'division'],
  ])('%s: %s', (given, why) => expect(whys(given)).toEqual([why]))

  it('with the place, the character, and what is wanted', () => {
    expect(checkSocialCreditCode('9I420000000000019K').faults).toEqual([{ why: 'character', at: 1, found: 'I' }])
    expect(checkSocialCreditCode('914200000000000193').faults).toEqual([{ why: 'check', found: '3', wanted: 'K' }])
    expect(checkSocialCreditCode('9142000000000').faults).toEqual([{ why: 'length', found: 13 }])
  })

  it('offers what it may have been where letters look alike, and only what fits both check characters', () => {
    expect(checkSocialCreditCode('9I42OOOO000000019K').perhaps).toEqual([])
    expect(checkSocialCreditCode('9I42O000000000019K').perhaps).toEqual([code])
    const withB = codeOf('0000B001')
    expect(checkSocialCreditCode(withB.replace('B', '8')).perhaps).toContain(withB)
    expect(checkSocialCreditCode('914200000000000193').perhaps).toEqual([])
  })

  it('a code within that does not fit its own standard is told, but is no fault', () => {
    const first = '92420000000000018'
    expect(checkSocialCreditCode(first + checkCharacterOf(first))).toMatchObject({ valid: true, organisationFits: false })
  })

  it('refuses to compute from what is no code', () => {
    expect(() => checkCharacterOf('914200000000000')).toThrow(RangeError)
    expect(() => checkCharacterOf('9142000000000001O')).toThrow(RangeError)
    expect(() => organisationCheckOf('0000-001')).toThrow(RangeError)
  })
})
