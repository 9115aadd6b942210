import { Secret, TOTP } from 'otpauth'

const period = 30
const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Linli', label, period, digits: 6, secret: Secret.fromBase32(secret) })

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32
/** What an authenticator app reads from the square. */
export const totpUri = (secret: string, issuer: string, login: string): string =>
  new TOTP({ issuer, label: login, period, digits: 6, secret: Secret.fromBase32(secret) }).toString()

/** The time step this code belongs to, or null when it is wrong; a step to either side covers clocks that differ. */
export function totpStep(secret: string, code: string, now: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: 1 })
  return delta === null ? null : Math.floor(now / 1000 / period) + delta
}
