import type { Config } from '../config.ts'
import type { FileStore } from './file-store.ts'
import { diskFiles } from './files-disk.ts'
import { s3Files } from './files-s3.ts'

export type { FileStore } from './file-store.ts'

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
