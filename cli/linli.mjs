#!/usr/bin/env node
// `npx linli …` in a checkout: the same bridge from an older Node as `npm start`, then the commands in main.ts.
import { bridgeNode } from '../tools/launch/bridge-node.mjs'
import { buildWeb } from '../tools/launch/build-web.mjs'
import { installPackages } from '../tools/launch/install-packages.mjs'
import { runTarget } from '../tools/launch/run-target.mjs'
import { followParent } from '../tools/launch/shared.mjs'

followParent()
if (!bridgeNode(import.meta.url)) {
  installPackages()
  if (process.argv[2] === 'start') buildWeb()
  await runTarget('cli/main.ts', process.argv.slice(2))
}
