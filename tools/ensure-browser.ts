import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from '../test/browser.ts'

/** Finds the browser for the tests, or installs one; says in a sentence when it cannot. */
export function ensureBrowser(): boolean {
  if (findBrowser()) return found()
  console.log('没有找到浏览器，正在安装 Chromium（只此一次）。 No browser found: installing Chromium, once.')
  if (isDebianRoot()) {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', env: environment }).status === 0
    if (apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') && findBrowser())
      return found()
  }
  const playwright = join('node_modules', 'playwright-core', 'cli.js')
  spawnSync(process.execPath, [playwright, 'install', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] })
  if (findBrowser()) return found()
  console.log(
    '无法安装浏览器；请安装 Chromium，或用 LINLI_CHROMIUM 指明位置。 No browser could be installed; name one in LINLI_CHROMIUM.',
  )
  return false
}

function found(): boolean {
  console.log(`✓ ${findBrowser()}`)
  return true
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
}
