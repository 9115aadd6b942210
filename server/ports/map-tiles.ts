/** A tile fetched for somebody; `type` is its media type. */
export interface Tile {
  readonly type: string
  readonly bytes: Buffer
}
export type Fetched =
  | { readonly tile: Tile }
  | { readonly none: true }
  | { readonly problem: string; readonly status: number | null }

const most = 2 * 1024 * 1024
const patience = 8000
const kept = 64 * 1024 * 1024
const keptFor = 24 * 3_600_000
/** Failures in a row after which a source rests, and for how long: a dead source must not make every map wait. */
const enough = 5
const rest = 30_000
const atOnce = 24
const media = /^(image\/(png|jpe?g|webp|avif|gif)|application\/(x-protobuf|vnd\.mapbox-vector-tile|octet-stream))\b/

async function fetchOne(url: string): Promise<Fetched> {
  try {
    // A browser's name: some tile services refuse a caller without one. No cookie, no referrer, no redirect to elsewhere.
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
      headers: { 'user-agent': 'Mozilla/5.0 (Linli)' },
    })
    if (answer.status === 404 || answer.status === 204) return { none: true }
    const type = answer.headers.get('content-type') ?? ''
    if (!answer.ok) return { problem: `HTTP ${answer.status}`, status: answer.status }
    if (!media.test(type)) return { problem: `content-type ${type.slice(0, 60) || '-'}`, status: answer.status }
    if (Number(answer.headers.get('content-length') ?? 0) > most) return { problem: 'too big', status: answer.status }
    const bytes = Buffer.from(await answer.arrayBuffer())
    return bytes.length > most ? { problem: 'too big', status: answer.status } : { tile: { type, bytes } }
  } catch (error) {
    const { name, cause, message } = error as Error & { cause?: { code?: string } }
    return { problem: name === 'TimeoutError' ? `no answer within ${patience / 1000} s` : (cause?.code ?? message), status: null }
  }
}

/**
 * Fetches tiles for browsers: each once however many ask, a day's worth kept in memory, at most so many at a time, and a
 * source that fails left alone for a while.
 */
export function openTiles(now: () => number, fetchTile: (url: string) => Promise<Fetched> = fetchOne) {
  const tiles = new Map<string, { readonly answer: Fetched; readonly until: number; readonly size: number }>()
  const under = new Map<string, Promise<Fetched>>()
  const failures = new Map<string, { count: number; until: number }>()
  let bytes = 0
  let running = 0
  const waiting: (() => void)[] = []

  async function turn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= atOnce) await new Promise<void>(go => waiting.push(go))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      waiting.shift()?.()
    }
  }
  function keep(name: string, answer: Fetched): void {
    const size = 'tile' in answer ? answer.tile.bytes.length : 64
    tiles.set(name, { answer, until: now() + keptFor, size })
    bytes += size
    for (const [oldest, { size: freed }] of tiles) {
      if (bytes <= kept) break
      tiles.delete(oldest)
      bytes -= freed
    }
  }
  function judge(source: string, answer: Fetched): void {
    if (!('problem' in answer)) failures.delete(source)
    else {
      const count = (failures.get(source)?.count ?? 0) + 1
      failures.set(source, { count, until: count >= enough ? now() + rest : 0 })
    }
  }
  /** @param source whose failures count together @param name what tells this tile from all others, without any key */
  return async (source: string, name: string, url: string): Promise<Fetched> => {
    const known = tiles.get(name)
    if (known && known.until > now()) {
      // Used just now: it goes last.
      tiles.delete(name)
      tiles.set(name, known)
      return known.answer
    }
    if (known) {
      tiles.delete(name)
      bytes -= known.size
    }
    if ((failures.get(source)?.until ?? 0) > now()) return { problem: 'resting after failures', status: null }
    const same = under.get(name)
    if (same) return same
    const asked = turn(() => fetchTile(url)).then(answer => {
      under.delete(name)
      judge(source, answer)
      if (!('problem' in answer)) keep(name, answer)
      return answer
    })
    under.set(name, asked)
    return asked
  }
}
