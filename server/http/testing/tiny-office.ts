import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import cookie from '@fastify/cookie'
import multipart from '@fastify/multipart'
import fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { Client } from 'pg'
import type { Actor } from '#kernel/engine/actor'
import type { Programme } from '#kernel/index'
import { programmes } from '#programmes/index'
import { freshDatabase } from '#test/database'
import type { App } from '../../app.ts'
import { readConfig } from '../../config.ts'
import { openFileStore } from '../../ports/files.ts'
import { keepLearned } from '../../store/categories.ts'
import { asSystem, openDb } from '../../store/db.ts'
import { openDirectory } from '../../store/directory.ts'
import type { sql } from '../../store/sql.ts'
import { answerErrors } from '../errors.ts'
import type { Server } from '../server.ts'

export interface TinyOffice {
  readonly app: App
  readonly server: Server
  /** Whoever the next requests come from. */
  as(actor: Actor): void
  /** Moves the office's clock. */
  at(now: number): void
  run(query: ReturnType<typeof sql>): Promise<unknown[]>
  /** A statement by the owner of the database, past every policy. */
  asOwner(text: string, values?: readonly unknown[]): Promise<unknown[]>
  close(): Promise<void>
}

export const anonymous: Actor = { kind: 'anonymous' }
/** Somebody with one post that reaches everywhere. */
export const staff = (role: string): Actor => ({
  kind: 'staff',
  person: randomUUID(),
  name: '测试员',
  posts: [{ role, scope: 'office', unit: null, place: null }],
})

/** A few routes over a real, empty database, with the actor set by the test instead of by a session; `own` programmes come on top. */
export async function openTinyOffice(
  routes: readonly ((server: Server) => Promise<void>)[],
  own: readonly Programme[] = [],
): Promise<TinyOffice> {
  const database = await freshDatabase()
  const data = mkdtempSync(join(tmpdir(), 'linli-office-'))
  const db = openDb(database.url, { size: 6 })
  let now = Date.UTC(2026, 5, 1, 2)
  const clock = () => now
  const app: App = {
    config: readConfig({ LINLI_DATA: data, LINLI_SECRET: 'test' }, data),
    db,
    programmes: [...programmes, ...own],
    links: [],
    directory: openDirectory(db, clock),
    files: openFileStore({ files: 'dir', data, s3: null }),
    learned: keepLearned(),
    live: { subscribe: () => () => {}, onPresence: () => () => {}, onNews: () => () => {}, stop: async () => {} },
    now: clock,
  }
  let actor: Actor = anonymous
  const server = fastify({ routerOptions: { maxParamLength: 200 } }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  server.decorate('office', app)
  answerErrors(server)
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: 20 * 1024 * 1024, files: 1, fields: 5, fieldSize: 1000 } })
  server.addHook('onRequest', async request => {
    request.actor = actor
    request.lang = 'zh'
  })
  for (const route of routes) await server.register(async inner => route(inner as unknown as Server), { prefix: '/api' })
  await server.ready()
  const run = (query: ReturnType<typeof sql>) => asSystem(db, 'test', tx => tx.rows(query))
  // The application itself may not make an office.
  await asOwner(database.url, 'insert into tenants (tenant_id, name, settings) values (1, $1, $2)', ['测试街道', '{}'])
  return {
    app,
    server: server as unknown as Server,
    as: next => {
      actor = next
    },
    at: next => {
      now = next
    },
    run,
    asOwner: (text, values) => asOwner(database.url, text, values),
    async close() {
      await server.close()
      await db.close()
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

async function asOwner(url: string, text: string, values: readonly unknown[] = []): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, [...values])).rows
  } finally {
    await client.end()
  }
}
