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

/** The scripts and styles that the field app's worker keeps on the phone. */
export function keptOnPhone(): ReadonlySet<string> {
  const worker = readFileSync(new URL('grid/sw.js', built), 'utf8')
  return new Set([...worker.matchAll(/\/assets\/([\w.-]+\.\w+)/g)].map(([, name]) => name!))
}

/** The scripts that a built script names, now or later. */
export const namedBy = (script: string): readonly string[] =>
  [...readFileSync(fileOf(script), 'utf8').matchAll(/["'`](?:\.\/|assets\/)([\w.-]+\.(?:js|css))["'`]/g)].map(([, name]) => name!)

/** Bytes of gzip of those files. */
export const weightOf = (files: Iterable<string>): number =>
  [...files].reduce((sum, name) => sum + gzipSync(readFileSync(fileOf(name))).length, 0)
