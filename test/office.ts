import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Office, startOffice } from '../server/main.ts'
import { demoDatabase, freshDatabase } from './database.ts'

export interface TestOffice extends Office {
  /** Signs in as a demo person and gives the headers that go with it. */
  signIn(login: string): Promise<Record<string, string>>
}

/** A whole office of one's own on a database of its own with a small demo, listening on a free port of this machine. */
export async function startTestOffice(
  options: { cases?: number; jobs?: boolean; env?: Record<string, string>; empty?: boolean } = {},
): Promise<TestOffice> {
  // A test that brings a database of its own loads the demo into it, as a first start does.
  const own = options.env?.DATABASE_URL !== undefined
  const cases = options.cases ?? 200
  const database = own || options.empty ? await freshDatabase() : await demoDatabase(cases)
  const data = mkdtempSync(join(tmpdir(), 'linli-office-'))
  const office = await startOffice({
    env: {
      DATABASE_URL: database.url,
      LINLI_DATA: data,
      PORT: '0',
      LINLI_REQUESTS_PER_MINUTE: '0',
      LINLI_CONNECTIONS: '6',
      // Steps are taken at once, unless a test is about taking them back.
      LINLI_UNDO_SECONDS: '0',
      ...options.env,
    },
    cwd: data,
    log: () => {},
    demo: own && !options.empty ? { cases, seed: 1 } : null,
    jobs: options.jobs ?? true,
  })
  return {
    ...office,
    async stop() {
      await office.stop()
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
    async signIn(login) {
      const { demoSignIns } = await import('../server/demo/sign-ins.ts')
      const password = demoSignIns().find(s => s.login === login)?.password ?? demoSignIns()[0]?.password ?? ''
      const answer = await office.server.inject({ method: 'POST', url: '/api/session', payload: { login, password } })
      if (answer.statusCode !== 200) throw new Error(`signing in as ${login}: ${answer.body}`)
      const jar = answer.cookies.map(c => `${c.name}=${c.value}`).join('; ')
      return { cookie: jar, 'x-linli-csrf': answer.cookies.find(c => c.name === 'linli_csrf')?.value ?? '' }
    },
  }
}
