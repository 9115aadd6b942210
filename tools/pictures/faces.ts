import { type Look, openEye } from './camera.ts'
import type { Scene } from './scenes.ts'

interface Page {
  readonly name: string
  readonly path: string
  readonly login?: string
  readonly device: Look['device']
  readonly stored?: Readonly<Record<string, string>>
  /** Maps and lists from the server need a moment beyond the quiet of the network. */
  readonly wait?: number
  readonly full?: boolean
  /** A button, in both languages, without which the page has nothing to show yet. */
  readonly press?: readonly [zh: string, en: string]
}

/** One picture of each page the guides speak of. */
const pages: readonly Page[] = [
  { name: 'portal-near', path: '/near', device: 'phone', press: ['我这里', 'Where I am'], wait: 1500 },
  { name: 'portal-services', path: '/services', device: 'phone' },
  { name: 'portal-elder', path: '/', device: 'phone', stored: { 'linli.size': 'elder' } },
  { name: 'portal-care', path: '/care', device: 'phone', full: true },
  { name: 'info', path: '/info', device: 'desk' },
  { name: 'info-data', path: '/info/data', device: 'desk' },
  { name: 'desk-rounds', path: '/desk/rounds', login: 'db01', device: 'desk', wait: 3500 },
  { name: 'desk-care', path: '/desk/rounds', login: 'sq01', device: 'desk', wait: 2500 },
  { name: 'desk-documents', path: '/desk/documents', login: 'gk01', device: 'desk' },
  { name: 'wall', path: '/command/', login: 'ld01', device: 'w1920', wait: 7000 },
  { name: 'wall-phone', path: '/command/', login: 'ld01', device: 'phone', wait: 2500, full: true },
  { name: 'duty-log', path: '/command/log', login: 'dd01', device: 'desk' },
  { name: 'samples', path: '/gallery/', login: 'dd01', device: 'desk' },
]

/** The first page of every face at every width it is made for, in Chinese: what changes with the window. */
const widths = ['w360', 'w768', 'w1440', 'w1920'] as const
const fronts: readonly Omit<Page, 'device'>[] = [
  { name: 'portal', path: '/' },
  { name: 'info', path: '/info' },
  { name: 'grid', path: '/grid/', login: 'wg01' },
  { name: 'desk', path: '/desk/', login: 'dd01', wait: 2500 },
  { name: 'command', path: '/command/', login: 'ld01', wait: 6000 },
]

async function take(set: Scene, page: Page): Promise<void> {
  const eye = await openEye(set.browser, { ...set, ...page })
  await eye.go(page.path)
  if (page.press) await eye.press(...page.press)
  await eye.page.waitForTimeout(page.wait ?? 600)
  await eye.shot(page.name, page.full)
  await eye.close()
}

/** Photographs every face that needs nothing done before it can be seen. */
export async function faces(set: Scene): Promise<void> {
  for (const page of pages) await take(set, page)
  if (set.language === 'zh')
    for (const front of fronts)
      for (const device of widths) await take(set, { ...front, name: `widths/${front.name}-${device.slice(1)}`, device })
}
