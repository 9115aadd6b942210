const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/**
 * Does the last character of an 18-character citizen number fit the rest (GB 11643-1999, ISO 7064 MOD 11-2), and is the
 * birthday in it one that a calendar has?
 * @param number 18 characters, digits with X or x allowed at the end
 */
export function isCitizenNumber(number: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(number)) return false
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const born = new Date(Date.UTC(year, month - 1, day))
  if (year < 1850 || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day) return false
  const sum = weights.reduce((so, weight, i) => so + weight * Number(number[i]), 0)
  return checks[sum % 11] === number[17]!.toUpperCase()
}

/**
 * Does the last digit of a card number fit the rest (ISO/IEC 7812-1 annex B, the formula of Luhn)?
 * @param digits digits only
 */
export function isCardNumber(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits)) return false
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
