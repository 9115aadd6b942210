import { defineConfig } from 'vitest/config'

/** Stories run in a real browser against a whole office, one after the other, and take their time. */
export default defineConfig({
  test: {
    include: ['stories/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    globalSetup: ['test/global-setup.ts'],
    pool: 'forks',
    isolate: false,
    fileParallelism: false,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    allowOnly: false,
    passWithNoTests: false,
  },
})
