import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'linli-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lockFile = () => join(folder, 'linli.lock')

it('gives the folder to one holder at a time', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow('正被另一个邻里')
  lock.release()
  lockFolder(folder).release()
  expect(readdirSync(folder)).toEqual([])
})

it('takes over the lock of a process that is gone', () => {
  const ended = spawnSync(process.execPath, ['-e', 'console.log(process.pid)'], { encoding: 'utf8' })
  writeFileSync(lockFile(), JSON.stringify({ pid: Number(ended.stdout), began: '1' }))
  lockFolder(folder).release()
  expect(existsSync(lockFile())).toBe(false)
})

it.runIf(process.platform === 'linux')('is not fooled by a new process with the number of the old one', () => {
  writeFileSync(lockFile(), JSON.stringify({ pid: process.ppid, began: '1' }))
  lockFolder(folder).release()
})

it('takes over a lock file that a crash left half-written', () => {
  writeFileSync(lockFile(), '{"pid": 12')
  lockFolder(folder).release()
})

it('does not remove a lock that has become another process’s', () => {
  const lock = lockFolder(folder)
  writeFileSync(lockFile(), JSON.stringify({ pid: process.ppid, began: '1' }))
  lock.release()
  expect(existsSync(lockFile())).toBe(true)
})
