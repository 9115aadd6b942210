import type { Config } from '../config.ts'
import { diskFiles } from './files-disk.ts'
import { s3Files } from './files-s3.ts'

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

/**
 * The file store the configuration names: `dir` is a folder below the data folder, `s3://bucket/prefix` an S3-compatible
 * service reached at LINLI_S3_ENDPOINT.
 * @throws Error with one clear sentence when the setting cannot be used
 */
export function openFileStore(config: Pick<Config, 'files' | 'data' | 's3'>): FileStore {
  if (config.files === 'dir') return diskFiles(config.data)
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([A-Za-z0-9/_.-]*))?$/.exec(config.files)
  if (!bucket) throw new Error(`LINLI_FILES=${config.files} 应是 dir 或 s3://桶/前缀 / must be dir or s3://bucket/prefix`)
  if (!config.s3) {
    throw new Error('LINLI_FILES=s3://… 还需要 / also needs LINLI_S3_ENDPOINT, LINLI_S3_KEY, LINLI_S3_SECRET')
  }
  return s3Files({ ...config.s3, bucket: bucket[1]!, prefix: (bucket[2] ?? '').replace(/^\/+|\/+$/g, '') })
}
