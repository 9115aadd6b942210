import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processExists } from './folder-lock.ts'
import { type EmbeddedDatabase, runningDatabase, startEmbedded } from './index.ts'
import { readPostmasterFile } from './postmaster.ts'

let dataDir: string
let database: EmbeddedDatabase | undefined
const lines: string[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'linli-embedded-'))
  lines.length = 0
})

afterEach(async () => {
  await database?.stop()
  database = undefined
  rmSync(dataDir, { recursive: true })
})

async function start(): Promise<EmbeddedDatabase> {
  database = await startEmbedded({ dataDir, log: line => lines.push(line) })
  return database
}

async function ask<Row extends object>(sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: database?.url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

function serverPid(): number {
  return readPostmasterFile(database?.directory ?? join(dataDir, 'database'))?.pid ?? 0
}

async function gone(pid: number): Promise<void> {
  while (processExists(pid)) await sleep(10)
}

describe('the embedded database', () => {
  it('makes a database that sorts by pinyin, finds Chinese trigrams and waits for the disk', async () => {
    const { firstTime } = await start()
    expect(firstTime).toBe(true)
    const [sorted] = await ask<{ names: string }>(
      `select string_agg(name, '' order by name) as names from unnest(array['张','王','安','李']) name`,
    )
    expect(sorted?.names).toBe('安李王张')
    expect(await ask('show fsync')).toEqual([{ fsync: 'on' }])
    expect(await ask('show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
    expect(await ask('show listen_addresses')).toEqual([{ listen_addresses: '' }])
  })

  it('keeps its rows over a stop and is not new the second time', async () => {
    await start()
    await ask('create table kept as select 7 as number')
    await database?.stop()
    const { firstTime } = await start()
    expect(firstTime).toBe(false)
    expect(await ask('select number from kept')).toEqual([{ number: 7 }])
  })

  it('keeps every acknowledged row when both the office and the database are killed at once', async () => {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'testing', 'writer.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    writer.stdout.on('data', chunk => {
      said += chunk
    })
    while (said.split('\n').length < 200) await sleep(10)
    const postmaster = serverPid()
    process.kill(postmaster, 'SIGKILL')
    writer.kill('SIGKILL')
    await gone(postmaster)
    await gone(writer.pid ?? 0)
    const acknowledged = Number(said.split('\n').at(-2))
    await start()
    const [row] = await ask<{ rows: number; last: number }>('select count(*)::int as rows, max(number) as last from acknowledged')
    expect(acknowledged).toBeGreaterThanOrEqual(199)
    expect(row?.last).toBeGreaterThanOrEqual(acknowledged)
    expect(row?.rows).toBe(row?.last)
  })

  it('goes down by itself when only the office is killed, and the next start finds the rows', async () => {
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'testing', 'writer.ts'), dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let said = ''
    writer.stdout.on('data', chunk => {
      said += chunk
    })
    while (said.split('\n').length < 50) await sleep(10)
    const postmaster = serverPid()
    writer.kill('SIGKILL')
    await gone(writer.pid ?? 0)
    // Nobody asks the server to stop: the kernel does, where it can; otherwise the next start.
    if (process.platform === 'linux') await gone(postmaster)
    await start()
    const [row] = await ask<{ last: number }>('select max(number) as last from acknowledged')
    expect(row?.last).toBeGreaterThanOrEqual(Number(said.split('\n').at(-2)))
  })

  it('comes back at the same address when the database process is killed under it', async () => {
    const { url } = await start()
    const killed = serverPid()
    process.kill(killed, 'SIGKILL')
    while (serverPid() === killed || !readPostmasterFile(database?.directory ?? '')?.ready) await sleep(20)
    expect(database?.url).toBe(url)
    expect(await ask('select 1 as one')).toEqual([{ one: 1 }])
    expect(lines).toHaveLength(1)
  })

  it('refuses a second start on the same folder with one sentence, and tells where the first one is', async () => {
    const { url } = await start()
    await expect(startEmbedded({ dataDir, log: () => undefined })).rejects.toThrow(`进程 ${process.pid}`)
    expect(runningDatabase(dataDir)).toBe(url)
    await database?.stop()
    expect(runningDatabase(dataDir)).toBeUndefined()
  })

  it('serves a folder whose path is too long for a socket', async () => {
    chmodSync(dataDir, 0o711)
    dataDir = join(dataDir, 'x'.repeat(120))
    await start()
    expect(await ask('select 1 as one')).toEqual([{ one: 1 }])
    await database?.stop()
    dataDir = join(dataDir, '..')
  })

  it('refuses files of another PostgreSQL version instead of touching them', async () => {
    const { directory } = await start()
    await database?.stop()
    writeFileSync(join(directory, 'PG_VERSION'), '12\n')
    database = undefined
    await expect(start()).rejects.toThrow('PostgreSQL 12')
  })
})
