/** A number as people type it (full-width digits, spaces, any dash) in the form the office prints: 261122-1234-5678. */
export function tidyNumber(typed: string): { digits: number; number: string | undefined } {
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  const whole = /^(\d{6})(\d{4})(\d{4})$/.exec(digits)
  return { digits: digits.length, number: whole ? whole.slice(1).join('-') : undefined }
}
