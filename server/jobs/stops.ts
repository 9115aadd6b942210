import type { App } from '../app.ts'
import type { Snapshot } from '../store/directory.ts'
import { syncStops } from '../store/rounds/round-stops.ts'

const hour = 3_600_000

/**
 * Lets the stops of rounds follow their registers: at once when the office changed something, and every hour besides, so
 * that what another process left half done is finished.
 */
export function followRegisters(app: App): () => Promise<number> {
  let seen: { readonly snapshot: Snapshot; readonly at: number } | null = null
  let told = ''
  return async () => {
    const snapshot = await app.directory.now()
    if (seen?.snapshot === snapshot && app.now() < seen.at + hour) return 0
    const { failed } = await syncStops(app, snapshot)
    seen = { snapshot, at: app.now() }
    // A place outside the office is no fault of this process, and saying it once is enough.
    const words = failed.join(', ')
    if (words !== told && words !== '') process.stderr.write(`stops that lie nowhere in the office: ${words}\n`)
    told = words
    return 0
  }
}
