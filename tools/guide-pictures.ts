import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOffice } from '../server/main.ts'
import { launchBrowser } from '../test/browser.ts'
import { photograph } from './pictures/scenes.ts'

/**
 * `node tools/guide-pictures.ts`: photographs a demo office for the guides, in both languages, into docs/guide/pictures.
 * It starts an office of its own on a free port; build the pages first (`npm start` or `npm test` does).
 */
const folder = mkdtempSync(join(tmpdir(), 'linli-pictures-'))
const browser = await launchBrowser()
try {
  const office = await startOffice({
    env: { LINLI_DATA: folder, PORT: '0', LINLI_REQUESTS_PER_MINUTE: '0' },
    cwd: folder,
    log: line => console.log(line),
    demo: { cases: 1500, seed: 1 },
  })
  try {
    for (const language of ['zh', 'en'] as const) await photograph({ browser, url: office.url, language })
  } finally {
    await office.stop()
  }
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
}
