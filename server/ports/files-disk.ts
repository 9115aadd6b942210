import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { checkKey, type FileStore } from './file-store.ts'

const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** A file's name follows from its key's digest, so no key can name another place, and folders fill evenly. */
function pathOf(folder: string, key: string): string {
  const digest = createHash('sha256').update(checkKey(key)).digest('hex')
  return resolve(folder, digest.slice(0, 2), digest.slice(2, 4), digest.slice(4))
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open folders; there the rename itself has to do.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Files in `<data>/files`: written aside, synced, then renamed, so that a half-written file is never found. */
export function diskFiles(data: string): FileStore {
  const folder = resolve(data, 'files')
  return {
    async put(key, bytes) {
      const path = pathOf(folder, key)
      await mkdir(dirname(path), { recursive: true })
      const aside = `${path}.${randomUUID()}`
      try {
        const handle = await open(aside, 'wx', 0o600)
        try {
          await handle.writeFile(bytes)
          await handle.sync()
        } finally {
          await handle.close()
        }
        await rename(aside, path)
      } catch (error) {
        await rm(aside, { force: true })
        throw error
      }
      await syncFolder(dirname(path))
    },
    async get(key) {
      try {
        return await readFile(pathOf(folder, key))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    remove: key => rm(pathOf(folder, key), { force: true }),
  }
}
