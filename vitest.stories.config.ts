import { defineConfig } from 'vitest/config'

/** Stories run in a real browser against a whole office each, two at a time: while one waits for its page, the other works. */
export default defineConfig({
  test: {
    include: ['stories/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
