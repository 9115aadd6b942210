import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { isAtLeast } from './bridge-node.mjs'

it.each([
  ['22.18.0', true],
  ['22.19.1', true],
  ['24.0.0', true],
  ['22.17.9', false],
  ['20.20.2', false],
  ['18.0.0', false],
])('judges Node %s against >=22.18', (version, enough) => {
  expect(isAtLeast(version, '>=22.18')).toBe(enough)
})

it('names the commands there are when asked for one there is not', () => {
  const ran = spawnSync(process.execPath, [join(import.meta.dirname, '..', 'launch.mjs'), 'stat'], { encoding: 'utf8' })
  expect(ran.status).toBe(1)
  expect(ran.stderr.trim()).toBe('没有命令“stat”，可用：start test bench new check。 Unknown command "stat".')
})
