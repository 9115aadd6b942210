import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const worth = /\.(js|mjs|css|svg|json|webmanifest)$/
const smallest = 1024

/** Writes each built file once more as brotli and gzip, so that the server sends few bytes without working for each reader. */
export function squeeze(): Plugin {
  let folder = ''
  return {
    name: 'linli-squeeze',
    apply: 'build',
    configResolved(config) {
      folder = config.build.outDir
    },
    // Not `closeBundle`, which is also called when the build failed and would hide why.
    async writeBundle() {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name))
      await Promise.all(
        files
          .filter(file => worth.test(file) && statSync(file).size > smallest)
          .map(async file => {
            const bytes = readFileSync(file)
            const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: bytes.length > 400_000 ? 9 : 11 } }
            writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, quality))
            writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
          }),
      )
    },
  }
}
