import { S3mini } from 's3mini'
import type { S3Access } from '../config.ts'
import { checkKey, type FileStore } from './file-store.ts'

/** Files in a bucket of any S3-compatible service, addressed by path, as every such service understands. */
export function s3Files(access: S3Access & { readonly bucket: string; readonly prefix: string }): FileStore {
  const bucket = new S3mini({
    accessKeyId: access.key,
    secretAccessKey: access.secret,
    endpoint: `${access.endpoint.replace(/\/+$/, '')}/${access.bucket}`,
    region: access.region,
    requestAbortTimeout: 20_000,
  })
  const at = (key: string) => (access.prefix === '' ? checkKey(key) : `${access.prefix}/${checkKey(key)}`)
  return {
    async put(key, bytes, type) {
      await bucket.putObject(at(key), bytes, type)
    },
    async get(key) {
      const bytes = await bucket.getObjectArrayBuffer(at(key))
      return bytes === null ? null : new Uint8Array(bytes)
    },
    async remove(key) {
      await bucket.deleteObject(at(key))
    },
  }
}
