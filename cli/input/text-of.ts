import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'

/** The bytes of a file, unpacked when they are gzip by their first two bytes (whatever the name says). */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(2)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} 打不开 / cannot be opened: ${error.code ?? error.message}`)
  })
  await file.read(head, 0, 2, 0).finally(() => file.close())
  const raw = createReadStream(path, { highWaterMark: 1 << 18 })
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* raw
    return
  }
  const unpacked = createGunzip()
  raw.on('error', error => unpacked.destroy(error))
  try {
    yield* raw.pipe(unpacked)
  } catch (error) {
    throw new Error(`${path} 不是完整的 gzip / is not a whole gzip file: ${error instanceof Error ? error.message : error}`)
  } finally {
    raw.destroy()
  }
}

async function isUtf8(path: string): Promise<boolean> {
  const strict = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytesOf(path)) strict.decode(chunk, { stream: true })
    strict.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/**
 * The text of a file, piece by piece: gzip or plain; UTF-8 (a mark at the beginning is dropped) where every byte of it is,
 * else GB 18030, which contains GBK and GB 2312. Reads the file twice, keeps none of it.
 */
export async function* textOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder((await isUtf8(path)) ? 'utf-8' : 'gb18030')
  for await (const chunk of bytesOf(path)) yield decoder.decode(chunk, { stream: true })
  const rest = decoder.decode()
  if (rest) yield rest
}
