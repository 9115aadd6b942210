import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto'

/** An opaque token for a browser. Only its hash is kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

const hmac = (secret: string, text: string): Buffer => createHmac('sha256', secret).update(text).digest()

/** Belongs to one session: a value planted by another site or taken from another session does not fit. */
export const csrfOf = (secret: string, tokenHash: string): string =>
  hmac(secret, `csrf ${tokenHash}`).toString('base64url').slice(0, 32)

/** Digits nobody can foresee, the first of them maybe nought. */
export const newDigits = (count: number): string => Array.from({ length: count }, () => randomInt(10)).join('')
/** A short name of a text that only this office can make: what is kept of a code. */
export const sealed = (secret: string, text: string): string => hmac(secret, text).toString('base64url')

export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

/** An API key follows from its id, so that the same create sent again gives the same answer; only its hash is kept. */
export const apiKeyOf = (secret: string, id: string): string => `lk_${hmac(secret, `api key ${id}`).toString('base64url')}`

// No character that is taken for another when read aloud or copied by hand.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'

/** The password an administrator hands over. It follows from the person and the version that set it. */
export function oneTimePassword(secret: string, person: string, version: number): string {
  const bytes = hmac(secret, `one-time password ${person} ${version}`)
  const text = Array.from({ length: 16 }, (_, i) => letters[bytes[i]! % letters.length]).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'linli stored secrets', 32))

/** Keeps a second factor's secret so that a copy of the database alone does not give it away. */
export function lock(secret: string, text: string): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

export function unlock(secret: string, locked: string): string {
  const all = Buffer.from(locked, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), all.subarray(0, 12))
  decipher.setAuthTag(all.subarray(12, 28))
  return Buffer.concat([decipher.update(all.subarray(28)), decipher.final()]).toString('utf8')
}
