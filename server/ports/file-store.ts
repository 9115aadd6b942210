/** Where pictures lie. Keys are made by us from ids and digests, never from anything a client named. */
export interface FileStore {
  /** Durable when it returns; the same key again replaces what was there as a whole. */
  put(key: string, bytes: Uint8Array, type: string): Promise<void>
  /** Null when nothing lies under the key. */
  get(key: string): Promise<Uint8Array | null>
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>
}

const safeKey = /^[a-z0-9][a-z0-9./-]{0,200}$/

/** A key that could climb out of its folder or its prefix is a mistake of ours, not of the caller. */
export function checkKey(key: string): string {
  if (!safeKey.test(key) || key.includes('..')) throw new Error(`"${key}" is not a key of the file store`)
  return key
}
