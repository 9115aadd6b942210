import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes: some 20 ms here, and as much for every guess. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

let nobody: Promise<string> | undefined

/** Takes as long for a login that does not exist, so that waiting tells nobody which logins do. */
export async function passwordFits(stored: string | null, given: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const fits = await verify(stored ?? (await nobody), given.normalize('NFC'))
  return fits && stored !== null
}

/**
 * What is wrong with a new password, or null: 10 characters of three kinds (or 16 of any), no name or login in it, not a
 * few characters over and over.
 */
export function weakness(password: string, login: string | null, name: string): 'short' | 'simple' | 'known' | null {
  const length = [...password].length
  if (length < 10) return 'short'
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{Ll}\p{Lu}\p{N}]/u].filter(kind => kind.test(password)).length
  if (new Set(password).size < 6 || (length < 16 && kinds < 3)) return 'simple'
  const lower = password.toLowerCase()
  const known = [login ?? '', name, 'linli', 'password', '12345678', 'qwerty'].filter(word => word.length >= 2)
  return known.some(word => lower.includes(word.toLowerCase())) ? 'known' : null
}
