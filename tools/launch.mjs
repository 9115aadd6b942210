// Every `npm run` goes through this file. Plain JavaScript that Node 18 can read, and no dependency:
// it runs before anything is installed.
import { bridgeNode } from './launch/bridge-node.mjs'
import { buildWeb } from './launch/build-web.mjs'
import { installPackages } from './launch/install-packages.mjs'
import { runTarget } from './launch/run-target.mjs'
import { fail, followParent } from './launch/shared.mjs'

const targets = {
  start: { file: 'cli/main.ts', args: ['start'], web: true },
  test: { file: 'tools/test.ts', args: [], web: true },
  bench: { file: 'bench/main.ts', args: [], web: true },
  new: { file: 'tools/new-programme.ts', args: [], web: false },
  check: { file: 'tools/check.ts', args: [], web: false },
}

const [name = '', ...rest] = process.argv.slice(2)
const target = targets[name]
if (!target) {
  fail(`没有命令“${name}”，可用：${Object.keys(targets).join(' ')}。`, `Unknown command "${name}".`)
}

followParent()
if (!bridgeNode(import.meta.url)) {
  installPackages()
  if (target.web) buildWeb()
  await runTarget(target.file, [...target.args, ...rest])
}
