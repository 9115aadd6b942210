import { defineConfig } from 'vitest/config'

const folders = ['kernel', 'methods', 'contract', 'programmes', 'demo', 'server', 'web', 'cli', 'tools', 'test', 'bench']

/** Everything but the stories: pure tests, and tests on a real PostgreSQL that the whole run shares. */
export default defineConfig({
  test: {
    include: folders.map(folder => `${folder}/**/*.test.{ts,tsx}`),
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    // A fresh module graph for every file would take ten times as long; tests keep no global state instead.
    isolate: false,
    // While one waits for the database, the other works.
    maxWorkers: 2,
    // Long enough for a slow machine that does other things besides: only what hangs shall end by it.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
