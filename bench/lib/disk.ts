import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** How often a second this disk makes a written page durable. */
export function fsyncRate(folder: string): number {
  const file = openSync(join(folder, 'fsync'), 'w')
  const page = Buffer.alloc(8192)
  const began = performance.now()
  let n = 0
  while (performance.now() - began < 1000) {
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    n++
  }
  closeSync(file)
  return (n * 1000) / (performance.now() - began)
}
