import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

type Bundle = Rolldown.OutputBundle
const page = 'grid/index.html'
const place = 'self.__WB_MANIFEST'

/** Of the files that stand beside the build unchanged, those the app shows without a signal. */
const beside = ['icon.svg', 'grid/manifest.webmanifest', 'grid/icon-192.png', 'grid/icon-512.png', 'grid/icon-maskable-512.png']

/** Everything the page reaches: a file is reached when a reached file names it, which holds for chunks, styles and workers alike. */
export function reachedFrom(start: string, texts: ReadonlyMap<string, string>): string[] {
  const found = new Set([start])
  for (const name of found) {
    const text = texts.get(name) ?? ''
    for (const other of texts.keys()) if (other !== start && text.includes(basename(other))) found.add(other)
  }
  return [...found].sort()
}

type Known = {
  readonly viteMetadata?: { readonly importedCss: ReadonlySet<string>; readonly importedAssets: ReadonlySet<string> }
}

/** A chunk's code does not name its styles yet when the list is made: Vite writes them in later. */
const besidesCode = ({ viteMetadata }: Known): string =>
  [...(viteMetadata?.importedCss ?? []), ...(viteMetadata?.importedAssets ?? [])].join('\n')

const textOf = (file: Bundle[string]): string =>
  file.type === 'chunk'
    ? `${file.code}\n${besidesCode(file as Known)}`
    : typeof file.source === 'string'
      ? file.source
      : Buffer.from(file.source).toString('latin1')

const revision = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex').slice(0, 16)

/**
 * Writes into the field face's service worker which files make up the app: those its page reaches in this build and no
 * other face's. A name with a hash in it needs no revision; the others carry one.
 */
export function fieldWorker(publicFolder: string): Plugin {
  return {
    name: 'linli-field-worker',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle['grid/sw.js']
      if (worker?.type !== 'chunk') return
      const names = Object.keys(bundle).filter(name => name !== 'grid/sw.js' && !/(^|\/)index\.html$/.test(name))
      const texts = new Map([page, ...names].flatMap(name => (bundle[name] ? [[name, textOf(bundle[name])]] : [])))
      const entries = [
        ...reachedFrom(page, texts).map(name => ({
          url: `/${name}`,
          revision: name.startsWith('assets/') ? null : revision(texts.get(name) ?? ''),
        })),
        ...beside.map(name => ({ url: `/${name}`, revision: revision(readFileSync(`${publicFolder}/${name}`)) })),
      ]
      if (!worker.code.includes(place)) throw new Error('the field worker has no place for its list of files')
      worker.code = worker.code.replace(place, JSON.stringify(entries))
    },
  }
}
