// A Linli in small, for the crash tests: starts the database on the folder given, writes one row after another,
// and says each number only after its commit was acknowledged.
import { Client } from 'pg'
import { startEmbedded } from '../index.ts'

const database = await startEmbedded({ dataDir: process.argv[2] ?? '', log: () => undefined })
const client = new Client({ connectionString: database.url })
await client.connect()
await client.query('create table if not exists acknowledged (number int primary key)')
for (let number = 1; ; number++) {
  await client.query('insert into acknowledged values ($1)', [number])
  process.stdout.write(`${number}\n`)
}
