import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../server/embedded/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this test run; tests take a database of their own from `freshDatabase`. */
    databaseUrl: string
  }
}

/** One PostgreSQL for the whole run, in a folder that is thrown away after it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'linli-test-'))
  const database = await startEmbedded({ dataDir, log: line => console.log(line), thrownAway: true })
  project.provide('databaseUrl', database.url)
  return async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
