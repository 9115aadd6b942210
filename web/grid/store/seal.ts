/** Something only the key opens. */
export type Box = { readonly iv: Uint8Array<ArrayBuffer>; readonly sealed: ArrayBuffer }
export type Bytes = Uint8Array<ArrayBuffer>

const words = new TextEncoder()
const letters = new TextDecoder()

/** WebCrypto is there on https and on localhost only; an office on a plain LAN address has none. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined && 'indexedDB' in globalThis

/** A value with at most one picture in it, as bytes: how long the words are, the words, the picture. */
export async function pack(value: object): Promise<Bytes> {
  const found = Object.entries(value).find((pair): pair is [string, Blob] => pair[1] instanceof Blob)
  const said = found ? { value: { ...value, [found[0]]: undefined }, key: found[0], type: found[1].type } : { value }
  const json = words.encode(JSON.stringify(said))
  const picture = new Uint8Array(found ? await found[1].arrayBuffer() : new ArrayBuffer(0))
  const packed = new Uint8Array(4 + json.length + picture.length)
  new DataView(packed.buffer).setUint32(0, json.length)
  packed.set(json, 4)
  packed.set(picture, 4 + json.length)
  return packed
}

export function unpack(packed: Bytes): unknown {
  const end = 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0)
  const read = JSON.parse(letters.decode(packed.subarray(4, end))) as { value: object; key?: string; type?: string }
  return read.key ? { ...read.value, [read.key]: new Blob([packed.subarray(end)], { type: read.type ?? '' }) } : read.value
}

/** @param place where it will lie: a sealed thing moved elsewhere does not open */
export async function seal(key: CryptoKey, bytes: Bytes, place: string): Promise<Box> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const additionalData = words.encode(place)
  return { iv, sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes) }
}

/** @throws DOMException when the key is another one or a byte was changed */
export async function unseal(key: CryptoKey, { iv, sealed }: Box, place: string): Promise<Bytes> {
  const additionalData = words.encode(place)
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed))
}

const asKey = (bytes: Bytes) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** The half that the office holds, as a key for nothing but the lock below. */
const officeHalf = (half: string) =>
  asKey(Uint8Array.from(atob(half.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0)))

/** A new key that no script can read out, and the same one locked with the office's half. */
export async function newKey(half: string, person: string): Promise<{ key: CryptoKey; locked: Box }> {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  const made = { key: await asKey(bytes), locked: await seal(await officeHalf(half), bytes, person) }
  bytes.fill(0)
  return made
}

/** Opens a locked key again. @throws DOMException when it was locked with another half */
export async function unlockKey(half: string, person: string, locked: Box): Promise<CryptoKey> {
  const bytes = await unseal(await officeHalf(half), locked, person)
  const key = await asKey(bytes)
  bytes.fill(0)
  return key
}
