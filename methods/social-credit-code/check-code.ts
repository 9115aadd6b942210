/** The characters of the code in the order of their values 0 to 30: no I, O, S, V, Z (GB 32100-2015, table 1). */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2]
const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** What the first character says of who registered, and the second of what (GB 32100-2015, table 2 and its amendment 1). */
const registries: Readonly<Record<string, string>> = {
  1: '1239',
  2: '19',
  3: '123459',
  4: '19',
  5: '1239',
  6: '129',
  7: '129',
  8: '19',
  9: '123',
  A: '19',
  N: '1239',
  Y: '1',
}
const provinces = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/**
 * The check character of the first 17 (GB 32100-2015, annex A: modulus 31, weights 3^(i-1) mod 31).
 * @param first 17 characters of the code's alphabet
 * @throws {RangeError} when a character is not of the alphabet or there are not 17
 */
export function checkCharacterOf(first: string): string {
  if (first.length !== 17) throw new RangeError(`17 characters are wanted, not ${first.length}`)
  const sum = weights.reduce((so, weight, i) => {
    const value = alphabet.indexOf(first[i]!)
    if (value < 0) throw new RangeError(`${first[i]} is no character of a social credit code`)
    return so + weight * value
  }, 0)
  return alphabet[(31 - (sum % 31)) % 31]!
}

/**
 * The check character of an organisation code's first eight (GB 11714-1997: modulus 11, X for ten).
 * @param first eight digits or capital letters
 * @throws {RangeError} when they are not
 */
export function organisationCheckOf(first: string): string {
  if (!/^[0-9A-Z]{8}$/.test(first)) throw new RangeError('eight digits or capital letters are wanted')
  const sum = organisationWeights.reduce((so, weight, i) => so + weight * letters.indexOf(first[i]!), 0)
  return '0123456789X0'[11 - (sum % 11)]!
}

/**
 * What is wrong: `empty` · `rounded` a spreadsheet made it a number (9.14E+17) and its digits are lost · `organisation-code`
 * nine characters, the older code that is part of it · `licence-number` fifteen digits, the older number of a licence ·
 * `length` (`found` so many) · `character` one that no code has, such as the letters I O S V Z (`at`, `found`) ·
 * `registry` unknown first two characters · `division` characters 3 to 8 are no code of a county · `check` the last
 * character does not fit
 */
export type CodeFault =
  | { readonly why: 'empty' | 'rounded' | 'organisation-code' | 'licence-number' | 'registry' | 'division' }
  | { readonly why: 'length'; readonly found: number }
  | { readonly why: 'character'; readonly at: number; readonly found: string }
  | { readonly why: 'check'; readonly found: string; readonly wanted: string }

export interface CheckedCode {
  /** Without spaces and dashes, in capitals and half-width characters. */
  readonly code: string
  readonly valid: boolean
  readonly faults: readonly CodeFault[]
  /** The organisation code within (characters 9 to 17) fits its own check character; false is no fault, but is rare. */
  readonly organisationFits: boolean
  /** Codes that would be valid if one look-alike was misread (O for 0, B for 8). To be asked about, never taken. */
  readonly perhaps: readonly string[]
}

const lookAlikes: Readonly<Record<string, string>> = {
  I: '1L',
  O: '0DQ',
  S: '5',
  V: 'UYW',
  Z: '2',
  0: 'DQ',
  1: 'L7',
  2: '7',
  5: '6',
  6: 'G5',
  7: '12',
  8: 'B',
  B: '8',
  D: '0',
  G: '6',
  L: '1',
  Q: '0',
  U: 'Y',
  W: 'M',
  M: 'W',
  Y: 'U',
}

const tidy = (given: string): string =>
  given
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200B\uFEFF'’‘`"-]/g, '')

function faultsOf(code: string): CodeFault[] {
  if (code === '') return [{ why: 'empty' }]
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(code)) return [{ why: 'rounded' }]
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheckOf(code.slice(0, 8)) === code[8]) return [{ why: 'organisation-code' }]
  if (/^\d{15}$/.test(code)) return [{ why: 'licence-number' }]
  const faults: CodeFault[] = []
  if (code.length !== 18) faults.push({ why: 'length', found: code.length })
  for (let at = 0; at < code.length && faults.length < 5; at++) {
    if (!alphabet.includes(code[at]!)) faults.push({ why: 'character', at, found: code[at]! })
  }
  if (faults.length > 0) return faults
  if (!registries[code[0]!]?.includes(code[1]!)) faults.push({ why: 'registry' })
  if (!/^\d{6}$/.test(code.slice(2, 8)) || !provinces.has(code.slice(2, 4))) faults.push({ why: 'division' })
  const wanted = checkCharacterOf(code.slice(0, 17))
  if (wanted !== code[17]) faults.push({ why: 'check', found: code[17]!, wanted })
  return faults
}

/** Codes without a fault that differ in look-alikes only: all letters no code has, or else one character. */
function perhaps(code: string): string[] {
  if (code.length !== 18) return []
  const wrong = [...code].flatMap((c, at) => (alphabet.includes(c) ? [] : [at]))
  if (wrong.length > 3) return []
  let tries = wrong.length > 0 ? [code] : []
  for (const at of wrong)
    tries = tries.flatMap(one => [...(lookAlikes[code[at]!] ?? '')].map(c => one.slice(0, at) + c + one.slice(at + 1)))
  if (wrong.length === 0) {
    tries = [...code].flatMap((c, at) => [...(lookAlikes[c] ?? '')].map(other => code.slice(0, at) + other + code.slice(at + 1)))
  }
  return tries.filter(one => faultsOf(one).length === 0 && fitsWithin(one))
}

const fitsWithin = (code: string): boolean =>
  /^[0-9A-Z]{8}[0-9X]$/.test(code.slice(8, 17)) && organisationCheckOf(code.slice(8, 16)) === code[16]

/**
 * Is this a unified social credit code, and if not, what is wrong with it?
 * @param given as people write it: spaces, dashes, small letters and full-width characters are evened out
 */
export function checkSocialCreditCode(given: string): CheckedCode {
  const code = tidy(given)
  const faults = faultsOf(code)
  const valid = faults.length === 0
  return { code, valid, faults, organisationFits: code.length === 18 && fitsWithin(code), perhaps: valid ? [] : perhaps(code) }
}
