import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Where the built pages lie. */
const built = new URL('../dist/web/', import.meta.url)

const fileOf = (name: string) => new URL(`assets/${name}`, built)

/** The files a page loads before it does anything: its script and whatever that plainly imports. */
export function firstScripts(page: string): ReadonlySet<string> {
  const found = new Set<string>()
  const html = readFileSync(new URL(page, built), 'utf8')
  const waiting = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name!)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name) || !existsSync(fileOf(name))) continue
    found.add(name)
    const code = readFileSync(fileOf(name), 'utf8')
    for (const [, next] of code.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) waiting.push(next!)
  }
  return found
}

/** Bytes of gzip of those files. */
export const weightOf = (scripts: ReadonlySet<string>): number =>
  [...scripts].reduce((sum, name) => sum + gzipSync(readFileSync(fileOf(name))).length, 0)
