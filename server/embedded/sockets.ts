import { chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from './account.ts'

/** Where a server's files are and how it is reached. */
export interface Place {
  directory: string
  /** Folder of the unix socket, closed to other users; unused where there are none. */
  sockets: string
  port: number
}

/** The kernel's limit for a socket's path is 104 to 108 bytes, by system. */
const longestPath = 100
const postgresPort = 5432

/** Puts the socket into the database folder (mode 0700), or into a fresh folder with a short name when the path is too long. */
export async function choosePlace(directory: string, account: Account | undefined): Promise<Place & { tidy(): void }> {
  if (process.platform === 'win32') return { directory, sockets: '', port: await freePort(), tidy: () => undefined }
  if (Buffer.byteLength(join(directory, `.s.PGSQL.${postgresPort}`)) <= longestPath) {
    return { directory, sockets: directory, port: postgresPort, tidy: () => undefined }
  }
  const sockets = mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'linli-'))
  if (account) chownSync(sockets, account.uid, account.gid)
  return { directory, sockets, port: postgresPort, tidy: () => rmSync(sockets, { recursive: true, force: true }) }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no free port'))))
    })
  })
}
