import { PMTiles } from 'pmtiles'
import { describe, expect, it } from 'vitest'
import { parseHead } from './map-archives.ts'
import { type Fetched, openTiles } from './map-tiles.ts'
import { tinyArchive } from './testing/tiny-archive.ts'

const good: Fetched = { tile: { type: 'image/png', bytes: Buffer.alloc(10) } }
const bad: Fetched = { problem: 'HTTP 500', status: 500 }

describe('tiles fetched for browsers', () => {
  it('are fetched again a day later', async () => {
    let [now, fetched] = [0, 0]
    const tiles = openTiles(
      () => now,
      async () => {
        fetched += 1
        return good
      },
    )
    await tiles('s', 'a', 'u')
    now = 23 * 3_600_000
    await tiles('s', 'a', 'u')
    expect(fetched).toBe(1)
    now = 25 * 3_600_000
    await tiles('s', 'a', 'u')
    expect(fetched).toBe(2)
  })

  it('of a source that failed five times in a row are asked for again half a minute later', async () => {
    let [now, fetched] = [0, 0]
    const tiles = openTiles(
      () => now,
      async () => {
        fetched += 1
        return bad
      },
    )
    for (let n = 0; n < 9; n += 1) await tiles('s', `t${n}`, 'u')
    expect(fetched).toBe(5)
    await tiles('other', 'x', 'u')
    expect(fetched).toBe(6)
    now = 31_000
    await tiles('s', 't', 'u')
    expect(fetched).toBe(7)
  })

  it('are never more than two dozen under way', async () => {
    let [running, most] = [0, 0]
    const tiles = openTiles(
      () => 0,
      async () => {
        running += 1
        most = Math.max(most, running)
        await new Promise(done => setTimeout(done, 2))
        running -= 1
        return good
      },
    )
    await Promise.all(Array.from({ length: 100 }, (_, n) => tiles('s', `t${n}`, 'u')))
    expect(most).toBe(24)
  })
})

describe('the head of a map archive', () => {
  const archive = tinyArchive({ z: 3, x: 5, y: 2, tile: Buffer.from('tile'), type: 1 })
  it('says what the tiles are and how far they go', () => {
    expect(parseHead(archive)).toEqual({ draw: 'vector', minZoom: 3, maxZoom: 3 })
    expect(parseHead(Buffer.from('<html>'.padEnd(200)))).toBeNull()
  })

  it('and the archive of our tests is one the reader of the web understands', async () => {
    const source = {
      getKey: () => 'tiny',
      getBytes: async (offset: number, length: number) => ({
        data: Uint8Array.from(archive.subarray(offset, offset + length)).buffer,
      }),
    }
    const read = new PMTiles(source)
    const found = await read.getZxy(3, 5, 2)
    expect(Buffer.from(found!.data).toString()).toBe('tile')
    expect(await read.getZxy(3, 5, 3)).toBeUndefined()
  })
})
