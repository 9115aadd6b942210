import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { programmes } from '#programmes/index'
import { startEmbedded } from '#server/embedded/index'
import { openDb } from '#server/store/db'
import { openDirectory } from '#server/store/directory'
import { ensureTallies } from '#server/store/tally-recount'

export interface BenchOffice {
  readonly url: string
  readonly databaseUrl: string
  readonly server: ChildProcess
  readonly folder: string
  readonly startedInMs: number
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  stop(): Promise<void>
}

/**
 * An office in its own process, on the embedded PostgreSQL, with a demo; only loopback is used. `BENCH_STORE` names a folder
 * that is kept for the next measurement: filling a large store takes longer than measuring it.
 */
export async function benchOffice(demoCases: number): Promise<BenchOffice> {
  const kept = process.env.BENCH_STORE
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'linli-bench-'))
  mkdirSync(folder, { recursive: true })
  // The database runs as an account of its own, and must be able to reach it.
  chmodSync(folder, 0o755)
  const database = await startEmbedded({ dataDir: join(folder, 'db'), log: () => {} })
  const port = 20_000 + (process.pid % 20_000)
  const began = performance.now()
  const server = spawn(process.execPath, ['cli/main.ts', 'start', '--demo-cases', String(demoCases)], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      LINLI_DEMO: '1',
      LINLI_DATA: join(folder, 'data'),
      PORT: String(port),
      LINLI_REQUESTS_PER_MINUTE: '0',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ctrl-C')) resolve()
    })
    server.once('exit', code => reject(new Error(`the office ended with ${code}`)))
  })
  const pool = new pg.Pool({ connectionString: database.url, max: 16 })
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: database.url,
    server,
    folder,
    startedInMs: performance.now() - began,
    sql: async (text, values) => (await pool.query(text, values)).rows,
    async stop() {
      await pool.end()
      const gone = new Promise(resolve => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      await database.stop()
      if (!kept) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

type Reply<Answer> = { readonly answer: Answer; readonly headers: NodeJS.Dict<string | string[]> }

/** One request over a kept connection; fails on anything but 2xx. Sent again when the connection had just been closed: every request may be. */
export const call = <Answer>(...what: Parameters<typeof once>): Promise<Reply<Answer>> =>
  once<Answer>(...what).catch(error => {
    if ((error as NodeJS.ErrnoException).code !== 'ECONNRESET') throw error
    return once<Answer>(...what)
  })

function once<Answer>(method: string, url: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply<Answer>> {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body)
    const out = request(
      url,
      {
        method,
        agent,
        headers: { ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }), ...headers },
      },
      reply => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('end', () => {
          const said = Buffer.concat(parts).toString()
          if ((reply.statusCode ?? 500) >= 300) reject(new Error(`${method} ${url}: ${reply.statusCode} ${said.slice(0, 300)}`))
          else resolve({ answer: JSON.parse(said) as Answer, headers: reply.headers })
        })
      },
    )
    out.on('error', reject)
    out.end(text)
  })
}

/** Signs in a demo person; gives the headers of the session. */
export async function signIn(office: BenchOffice, login: string): Promise<Record<string, string>> {
  const { demoSignIns } = await import('#server/demo/sign-ins')
  const password = demoSignIns()[0]?.password ?? ''
  const { headers } = await call('POST', `${office.url}/api/session`, { login, password })
  const set = [headers['set-cookie'] ?? []].flat().map(c => c.split(';')[0] ?? '')
  return { cookie: set.join('; '), 'x-linli-csrf': set.find(c => c.startsWith('linli_csrf='))?.slice(11) ?? '' }
}

/**
 * Copies the demo's cases until there are `total`, spread over the years before; history and clocks are left out of the
 * copies. Indexes are made anew afterwards, which is faster than keeping them while millions of rows come in; the counts too.
 */
export async function multiplyCases(office: BenchOffice, total: number): Promise<void> {
  const [have] = await office.sql<{ n: number }>('select count(*)::int as n from cases where tenant_id = 1')
  const times = Math.ceil((total - (have?.n ?? 0)) / (have?.n ?? 1))
  if (times <= 0) return
  const indexes = await office.sql<{ name: string; made: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
     where i.indrelid = 'cases'::regclass and not i.indisprimary and not exists (select 1 from pg_constraint where conindid = i.indexrelid)`,
  )
  for (const { name } of indexes) await office.sql(`drop index ${name}`)
  await office.sql(`
    insert into cases select tenant_id, gen_random_uuid(), number || '-' || ${total} || '-' || g, programme, type, definition, state, version, filed_at - g * interval '3 hours', changed_at, closed_at, channel, filer_id,
      street_id, community_id, grid_id, building_id, boundary_id, lng, lat, address, unit_id, holder_id, task_units, due_at - (case when closed_at is null then g * interval '3 hours' end), late_at, ever_late, data, taken, rest, grams, request_hash
    from cases, generate_series(1, ${times}) g where tenant_id = 1 limit ${total - (have?.n ?? 0)}`)
  for (const { made } of indexes) await office.sql(made)
  await office.sql('vacuum analyze cases')
  await office.sql('delete from tally_sets')
  const db = openDb(office.databaseUrl)
  await ensureTallies(db, programmes, (await openDirectory(db, Date.now).now()).calendar)
  await db.close()
}
