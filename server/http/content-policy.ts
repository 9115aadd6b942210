import type { App } from '../app.ts'
import { mapHosts } from '../store/map-bases.ts'

const policyOf = (images: readonly string[], data: readonly string[]) =>
  [
    "default-src 'self'",
    ["img-src 'self' data: blob:", ...images].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    ["connect-src 'self'", ...data].join(' '),
    "frame-ancestors 'self'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ')

/** What a page may load: everything from this office, and from elsewhere exactly the map backgrounds that are set up. */
export async function contentPolicy(app: App): Promise<string> {
  // A page must also come up while the database is away: then without backgrounds.
  const { images, data } = await mapHosts(app).catch(() => ({ images: [], data: [] }))
  return policyOf(images, data)
}
