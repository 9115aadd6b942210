import { expect, test } from 'vitest'
import { reachedFrom } from './field-worker.ts'

test('what the page reaches is kept: its chunks, what they load later, styles and workers; nothing of another face', () => {
  const texts = new Map([
    ['grid/index.html', '<script src="/assets/grid-1.js"></script><link href="/assets/grid-2.css">'],
    ['assets/grid-1.js', 'import "./shared-3.js"; import("./map-4.js")'],
    ['assets/grid-2.css', ''],
    ['assets/shared-3.js', ''],
    ['assets/map-4.js', 'new Worker("/assets/map-worker-5.mjs")'],
    ['assets/map-worker-5.mjs', ''],
    ['assets/desk-6.js', 'import "./shared-3.js"'],
  ])
  expect(reachedFrom('grid/index.html', texts)).toEqual([
    'assets/grid-1.js',
    'assets/grid-2.css',
    'assets/map-4.js',
    'assets/map-worker-5.mjs',
    'assets/shared-3.js',
    'grid/index.html',
  ])
})
