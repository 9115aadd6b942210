import { createHash, createHmac } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from './files.ts'

const secret = 'a-test-secret'
const sha256 = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Uint8Array, data: string) => createHmac('sha256', key).update(data).digest()

/** Signature Version 4 reckoned anew from the request as it arrived, as its published description says. */
function signatureFits(request: IncomingMessage, body: Uint8Array): boolean {
  const given = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(
    request.headers.authorization ?? '',
  )
  if (!given) return false
  const [, key, day, region, signed, signature] = given as unknown as string[]
  const url = new URL(request.url ?? '', 'http://x')
  const headers = signed!.split(';').map(name => `${name}:${String(request.headers[name]).trim()}\n`)
  const payload = String(request.headers['x-amz-content-sha256'])
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha256(body)) return false
  const canonical = [request.method, url.pathname, url.searchParams.toString(), headers.join(''), signed, payload].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const signing = ['s3', 'aws4_request'].reduce(hmac, hmac(hmac(`AWS4${secret}`, day!), region!))
  return key === 'a-test-key' && hmac(signing, text).toString('hex') === signature
}

describe('an S3-compatible store', () => {
  const objects = new Map<string, { bytes: Buffer; type: string }>()
  let server: Server
  let endpoint = ''
  let refused = 0
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      const parts: Buffer[] = []
      for await (const part of request) parts.push(part as Buffer)
      const bytes = Buffer.concat(parts)
      const path = request.url ?? ''
      if (!signatureFits(request, bytes)) {
        refused++
        return response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
      }
      if (request.method === 'PUT') objects.set(path, { bytes, type: String(request.headers['content-type']) })
      if (request.method === 'DELETE') objects.delete(path)
      if (request.method !== 'GET') return response.writeHead(request.method === 'PUT' ? 200 : 204, { etag: '"x"' }).end()
      const found = objects.get(path)
      if (!found) return response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
      return response.writeHead(200, { 'content-type': found.type, 'content-length': found.bytes.length }).end(found.bytes)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => void server.close())
  const open = (with_: string) =>
    openFileStore({
      files: 's3://photos/office/one',
      data: '/nowhere',
      s3: { endpoint, region: 'auto', key: 'a-test-key', secret: with_ },
    })

  it('puts, gets and removes with a signature the service accepts, below its prefix', async () => {
    const store = open(secret)
    const bytes = new Uint8Array([0, 255, 13, 10, 128])
    await store.put('1/abc/def.thumb', bytes, 'image/jpeg')
    expect([...objects.keys()]).toEqual(['/photos/office/one/1/abc/def.thumb'])
    expect(objects.values().next().value?.type).toBe('image/jpeg')
    expect(await store.get('1/abc/def.thumb')).toEqual(bytes)
    await store.remove('1/abc/def.thumb')
    expect(await store.get('1/abc/def.thumb')).toBeNull()
    await store.remove('1/abc/def.thumb')
    expect(refused).toBe(0)
  })

  it('fails loudly when the secret is wrong', async () => {
    await expect(open('another').put('1/a', new Uint8Array([1]), 'image/jpeg')).rejects.toThrow()
    expect(objects.size).toBe(0)
    expect(refused).toBeGreaterThan(0)
  })
})

describe('a store on disk', () => {
  const data = mkdtempSync(join(tmpdir(), 'linli-files-'))
  afterAll(() => rmSync(data, { recursive: true, force: true }))
  const store = openFileStore({ files: 'dir', data, s3: null })

  it('gives back what was put, replaces it whole, and forgets what was removed', async () => {
    await store.put('1/a/b', new Uint8Array([1, 2, 3]), 'image/webp')
    await store.put('1/a/b', new Uint8Array([4]), 'image/webp')
    expect(new Uint8Array((await store.get('1/a/b'))!)).toEqual(new Uint8Array([4]))
    await store.remove('1/a/b')
    await store.remove('1/a/b')
    expect(await store.get('1/a/b')).toBeNull()
  })

  it('leaves no half-written file aside and spreads files over two levels of folders', async () => {
    await store.put('1/c', new Uint8Array([1]), 'image/webp')
    const found = readdirSync(join(data, 'files'), { recursive: true, withFileTypes: true }).filter(f => f.isFile())
    expect(found.map(f => f.name)).toHaveLength(1)
    expect(found[0]!.parentPath).toMatch(/files.[0-9a-f]{2}.[0-9a-f]{2}$/)
  })

  it('refuses keys that could climb out of its folder', async () => {
    for (const key of ['../x', '/etc/passwd', '1/../../x', 'A', '']) {
      await expect(async () => store.put(key, new Uint8Array(), 'x'), key).rejects.toThrow('not a key')
    }
  })
})

it('says in one sentence which setting is missing or wrong', () => {
  expect(() => openFileStore({ files: 's3://photos/x', data: '', s3: null })).toThrow('LINLI_S3_ENDPOINT')
  expect(() => openFileStore({ files: 'ftp://x', data: '', s3: null })).toThrow('LINLI_FILES=ftp://x')
})
