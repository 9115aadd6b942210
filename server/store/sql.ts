import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type RawBuilder, sql } from 'kysely'

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

/** A moment for the database. Reading gives epoch milliseconds back. */
export const moment = (at: number): string => new Date(at).toISOString()
/** A JSON value for a jsonb column. */
export const json = (value: unknown): string => JSON.stringify(value)
/** `where` pieces joined with `and`; at least one is always there, since every query carries its tenant. */
export const all = (parts: readonly Query<unknown>[]): Query<unknown> => sql.join([...parts], sql` and `)
