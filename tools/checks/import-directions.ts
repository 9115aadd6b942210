import { importsOf } from './imports-of.ts'
import { type Check, checkEach, type Fault, isTest, type SourceFile } from './source.ts'
import { isCode } from './syntax.ts'

/** What each top folder may import of ours, besides itself. */
const mayImport: Record<string, readonly string[]> = {
  methods: [],
  kernel: ['methods'],
  programmes: ['kernel'],
  contract: ['kernel', 'methods'],
  demo: ['kernel', 'methods', 'programmes'],
  web: ['contract', 'kernel', 'programmes', 'methods'],
  server: ['contract', 'kernel', 'programmes', 'methods'],
  cli: ['contract', 'kernel', 'programmes', 'methods', 'server', 'demo', 'tools'],
  test: ['contract', 'kernel', 'programmes', 'methods', 'server', 'demo'],
  tools: ['contract', 'kernel', 'programmes', 'methods', 'server', 'demo', 'test'],
  bench: ['contract', 'kernel', 'programmes', 'methods', 'server', 'demo', 'test'],
  stories: ['contract', 'kernel', 'programmes', 'methods', 'server', 'demo', 'test', 'cli'],
}

/** The only places where two programmes meet: the list, the links, their words in a second language, and tests of all. */
const meetingPlace = /^programmes\/(index|links|words|[a-z-]+\.test)\.ts$/

/** The one place that puts the generated demo office into a store. */
const demoLoader = /^server\/demo\//

export const importDirections: Check = {
  name: 'imports point one way',
  run: files => checkEach(files, file => isCode(file) && file.path.includes('/'), faultsOf),
}

function faultsOf(file: SourceFile): Fault[] {
  return importsOf(file).flatMap(({ specifier, target, line }) => {
    const says = specifier === undefined ? computed(file.path) : target === undefined ? undefined : objection(file.path, target)
    return says ? [{ path: file.path, line, says }] : []
  })
}

function computed(from: string): string | undefined {
  // The launcher imports the file it was asked to run; a test may import what it has just written.
  return from === 'tools/launch/run-target.mjs' || isTest(from)
    ? undefined
    : 'an import computed at run time cannot be checked; name the file'
}

function objection(from: string, to: string): string | undefined {
  const [source, target] = [topFolder(from), topFolder(to)]
  const allowed = mayImport[source]
  if (!allowed) return `the folder ${source}/ is not in the table of import directions`
  if (source !== target) {
    if (target === 'demo' && demoLoader.test(from)) return undefined
    if (allowed.includes(target) || (target === 'test' && isTest(from)) || isManifest(to)) return undefined
    return `${source}/ must not import ${to}; it may import ${allowed.join(', ') || 'nothing of ours'}`
  }
  if (source === 'programmes' && !meetingPlace.test(from) && secondFolder(from) !== secondFolder(to)) {
    return `a programme must not import another (${to}); what two share belongs in the kernel or in programmes/links.ts`
  }
  if (source === 'methods' && secondFolder(from) !== secondFolder(to)) return `a method stands alone and must not import ${to}`
  return undefined
}

function topFolder(path: string): string {
  return path.split('/')[0] ?? ''
}

function secondFolder(path: string): string {
  return path.split('/')[1] ?? ''
}

function isManifest(path: string): boolean {
  return path === 'package.json'
}
