import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

const keyOf = (secret: string) => Buffer.from(hkdfSync('sha256', secret, '', 'published matters', 16))

/**
 * The name under which everybody knows a matter: its id as one locked block. It stays the same, leads to no number and no
 * key, and needs no column to be found by.
 */
export function refOf(secret: string, id: string): string {
  const block = createCipheriv('aes-128-ecb', keyOf(secret), null).setAutoPadding(false)
  return Buffer.concat([block.update(Buffer.from(id.replaceAll('-', ''), 'hex')), block.final()]).toString('hex')
}

/** The id behind a name, or null for what cannot be one. */
export function idOfRef(secret: string, ref: string): string | null {
  if (!/^[0-9a-f]{32}$/.test(ref)) return null
  const block = createDecipheriv('aes-128-ecb', keyOf(secret), null).setAutoPadding(false)
  const hex = Buffer.concat([block.update(Buffer.from(ref, 'hex')), block.final()]).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
