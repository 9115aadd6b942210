import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Office, startOffice } from './main.ts'
import { asSystem } from './store/db.ts'
import { sql } from './store/sql.ts'

// A whole office on its own embedded database: what a person meets who starts it, pulls its plug, and starts it again.

const folder = mkdtempSync(join(tmpdir(), 'linli-main-'))
const start = (more: Record<string, string> = {}) =>
  startOffice({
    env: { LINLI_DATA: folder, PORT: '0', LINLI_REQUESTS_PER_MINUTE: '0', LINLI_CONNECTIONS: '4', ...more },
    cwd: folder,
    log: () => {},
    demo: { cases: 0, seed: 1 },
  })
let office: Office
let centre: readonly [number, number] | undefined
beforeAll(async () => {
  office = await start()
  centre = (await office.app.directory.now()).settings.centre
}, 120_000)
afterAll(async () => {
  await office.stop()
  rmSync(folder, { recursive: true, force: true })
})

const report = (id: string, url = office.url) =>
  fetch(`${url}/api/cases/incident`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id, answers: { words: '井盖松动', where: { point: centre } } }),
  })
const storedIds = async () =>
  new Set(
    (
      await asSystem(office.app.db, 'test', tx =>
        tx.rows(sql<{ id: string }>`select id from cases where tenant_id = ${tx.tenant}`),
      )
    ).map(r => r.id),
  )

it('says in one sentence that the port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => other.once('listening', resolve))
  const port = (other.address() as { port: number }).port
  await expect(start({ PORT: String(port), LINLI_DATA: `${folder}-2` })).rejects.toThrow(`Port ${port} is taken`)
  other.close()
})

it('says in one sentence that the data folder is in use', async () => {
  await expect(start()).rejects.toThrow(/已经|in use|another|正在/i)
})

it('says in one sentence that the database cannot be reached', async () => {
  await expect(start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none', LINLI_DATA: `${folder}-3` })).rejects.toThrow(
    /Cannot reach the database/,
  )
  await expect(
    start({ DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none', LINLI_DATA: `${folder}-3` }),
  ).rejects.not.toThrow(/secret/)
})

it('answers 503 while the database is gone, then takes the same report once', async () => {
  const pid = Number(readFileSync(join(office.databaseAt, 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
  const id = randomUUID()
  const seen: number[] = []
  const until = Date.now() + 150_000
  while (Date.now() < until) {
    const answer = await report(id)
    seen.push(answer.status)
    if (answer.status === 200) break
    expect(await answer.json()).toMatchObject({ error: { code: 'database-away' } })
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  expect(seen.at(-1)).toBe(200)
  expect((await report(id)).status).toBe(200)
  expect([...(await storedIds())].filter(x => x === id)).toHaveLength(1)
}, 240_000)

it('loses no acknowledged report when everything is killed in the middle', async () => {
  const before = office
  await before.stop()
  const script = `
    import { startOffice } from ${JSON.stringify(new URL('./main.ts', import.meta.url).href)}
    const o = await startOffice({ env: { ...process.env, LINLI_DATA: ${JSON.stringify(folder)}, PORT: '0', LINLI_REQUESTS_PER_MINUTE: '0' }, cwd: ${JSON.stringify(folder)}, log: () => {}, demo: null })
    console.log('URL ' + o.url + ' ' + o.databaseAt)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_URL: '' },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /URL (\S+)/.exec(chunk.toString())
      if (found) resolve(found[1]!)
    })
    child.once('exit', code => reject(new Error(`ended with ${code}`)))
  })
  const pid = Number(readFileSync(join(before.databaseAt, 'postmaster.pid'), 'utf8').split('\n')[0])
  const acknowledged: string[] = []
  const writers = Array.from({ length: 8 }, async () => {
    for (;;) {
      const id = randomUUID()
      try {
        const answer = await report(id, url)
        if (answer.status === 200) acknowledged.push(id)
      } catch {
        return
      }
    }
  })
  await new Promise(resolve => setTimeout(resolve, 2500))
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await Promise.all(writers)
  expect(acknowledged.length).toBeGreaterThan(5)
  await new Promise(resolve => setTimeout(resolve, 1000))
  office = await start()
  const stored = await storedIds()
  expect(acknowledged.filter(id => !stored.has(id))).toEqual([])
}, 120_000)
