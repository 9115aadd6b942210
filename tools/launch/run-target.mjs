import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { fail, root } from './shared.mjs'

/** Goes on in this same process: no second Node, no signals to pass, the exit code is the target's own. */
export async function runTarget(file, args) {
  const path = join(root, file)
  if (!existsSync(path)) fail(`本版本没有 ${file}。`, `This version has no ${file}.`)
  process.argv = [process.execPath, path, ...args]
  await import(pathToFileURL(path).href)
}
