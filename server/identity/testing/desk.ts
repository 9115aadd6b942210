import type { LightMyRequestResponse } from 'fastify'
import { buildServer, type Server } from '../../http/server.ts'
import { asSystem } from '../../store/db.ts'
import { json, sql } from '../../store/sql.ts'
import { at, type SmallOffice, smallOffice } from '../../testing/small-office.ts'
import { hashPassword } from '../password.ts'

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT'

/** A browser of one person: keeps its cookies and sends the CSRF header as our pages do. */
export interface Browser {
  readonly jar: Map<string, string>
  send(method: Method, path: string, body?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
}

export interface Desk {
  readonly office: SmallOffice
  readonly server: Server
  browser(): Browser
  /** Gives a staff member of the small office a password. */
  password(name: string, password?: string): Promise<void>
  /** A browser in which this staff member is signed in. */
  signedIn(name: string): Promise<Browser>
  settings(settings: object): Promise<void>
  stop(): Promise<void>
}

export const goodPassword = '柳河 Willow-2026'

/** The small office behind the real server, with people who can sign in. A second factor is offered, not required. */
export async function openDesk(config: Partial<SmallOffice['app']['config']> = {}): Promise<Desk> {
  const office = await smallOffice()
  const app = { ...office.app, config: { ...office.app.config, ...config } }
  const server = await buildServer(app)
  let hash: string | undefined
  const settings = (next: object) =>
    asSystem(app.db, 'test', async tx => {
      await tx.run(sql`update tenants set settings = ${json(next)}::jsonb, version = version + 1 where tenant_id = ${tx.tenant}`)
      app.directory.changed()
    })
  const desk: Desk = {
    office: { ...office, app },
    server,
    settings,
    browser() {
      const jar = new Map<string, string>()
      return {
        jar,
        async send(method, path, body, headers = {}) {
          const csrf = jar.get('linli_csrf')
          const cookie = [...jar].map(([k, v]) => `${k}=${v}`).join('; ')
          const answer = await server.inject({
            method,
            url: `/api${path}`,
            headers: { ...(cookie && { cookie }), ...(csrf && { 'x-linli-csrf': csrf }), ...headers },
            ...(body && { payload: body }),
          })
          for (const c of answer.cookies) {
            if (c.value === '' || (c.expires && c.expires.getTime() < 1000)) jar.delete(c.name)
            else jar.set(c.name, c.value)
          }
          return answer
        },
      }
    },
    async password(name, password) {
      hash ??= await hashPassword(goodPassword)
      const own = password === undefined ? hash : await hashPassword(password)
      await asSystem(app.db, 'test', tx =>
        tx.run(sql`update people set password_hash = ${own} where tenant_id = ${tx.tenant} and id = ${at(name)}`),
      )
    },
    async signedIn(name) {
      await desk.password(name)
      const browser = desk.browser()
      const answer = await browser.send('POST', '/session', { login: name, password: goodPassword })
      if (answer.statusCode !== 200) throw new Error(`signing in as ${name}: ${answer.body}`)
      return browser
    },
    async stop() {
      await server.close()
      await office.stop()
    },
  }
  await settings({ secondFactor: 'offered' })
  return desk
}

export const code = (answer: LightMyRequestResponse): string =>
  answer.json<{ error?: { code: string } }>().error?.code ?? `${answer.statusCode}`
