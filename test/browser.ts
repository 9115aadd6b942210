import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Starts a headless browser that talks to nobody but the pages under test. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: theBrowser(), headless: true, args: flags })
}

/** The same with a profile of its own on disk: closed and started again it is the same phone. */
export async function launchProfile(folder: string, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, { ...options, executablePath: theBrowser(), headless: true, args: flags })
}

function theBrowser(): string {
  const executablePath = findBrowser()
  if (!executablePath) {
    throw new Error(
      '没有找到 Chromium；请安装，或用 LINLI_CHROMIUM 指明位置。 No Chromium found; install one or name it in LINLI_CHROMIUM.',
    )
  }
  return executablePath
}

/** The browser named by LINLI_CHROMIUM, else the system's, else the one Playwright downloaded. */
export function findBrowser(): string | undefined {
  const named = process.env.LINLI_CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  return [...systemBrowsers, chromium.executablePath(), ...playwrightCache()].find(path => path && existsSync(path))
}

/** Any revision in Playwright's cache will do, not only the one this version would download. */
function playwrightCache(): string[] {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ]
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium']
  return caches
    .filter(cache => cache !== undefined)
    .filter(cache => existsSync(cache))
    .flatMap(cache => readdirSync(cache).map(name => join(cache, name)))
    .filter(folder => /chromium-\d+$/.test(folder))
    .flatMap(folder => programs.map(program => join(folder, program)))
}
