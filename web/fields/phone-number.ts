/** What a person typed or pasted, without spaces, dots, full-width forms and the country code. */
export function tidyPhone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\s.()]/g, '')
    .replace(/^(\+|00)86-?/, '')
    .replace(/^(1\d{2})-?(\d{4})-?(\d{4})$/, '$1$2$3')
}

/** A mobile number, a landline with area code, a local landline, or a service number such as 12345 or 400. */
export function isPhone(text: string): boolean {
  return /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?|[2-9]\d{6,7}|[48]00-?\d{3}-?\d{4}|1[0-2]\d{1,3}|9\d{4,5})$/.test(text)
}
