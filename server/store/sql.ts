import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'
import { Fault } from '../errors.ts'

/** SQL is written as SQL; this only joins the pieces and binds the values. The queries run elsewhere, in `Tx`. */
const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})

export { sql }
export type Query<Row> = RawBuilder<Row>
export const compile = (query: Query<unknown>): { readonly text: string; readonly values: readonly unknown[] } => {
  const { sql: text, parameters } = query.compile(compiler)
  return { text, values: parameters }
}

const firstYear = Date.parse('0001-01-01T00:00:00Z')
/**
 * A moment for the database. Reading gives epoch milliseconds back.
 * @throws Fault bad-request for one outside the years that can be written with four digits: somebody sent it
 */
export function moment(at: number): string {
  if (!(at >= firstYear && at < Date.UTC(10_000, 0))) throw new Fault('bad-request', { detail: { reason: 'unstorable' } })
  return new Date(at).toISOString()
}
/** Is it written as the database writes a uuid? Anything else would break the whole query. */
export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
/** A JSON value for a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value)
/** PostgreSQL gave up because the time was over. */
export const tooLong = (error: unknown): boolean => (error as { code?: string }).code === '57014'

/** `where` pieces joined with `and`; at least one is always there, since every query carries its tenant. */
export const all = (parts: readonly Query<unknown>[]): Query<unknown> => sql.join([...parts], sql` and `)
