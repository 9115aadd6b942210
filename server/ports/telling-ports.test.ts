import { createDecipheriv, createECDH, createHmac, hkdfSync } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { chatRequest, sendChat } from './chat.ts'
import { mailHtml } from './mail.ts'
import { isPrivate, postOut } from './post-out.ts'
import { newPushKeys, PushGone, sendPush } from './push.ts'

let url: string
let close: () => void
let heard: { url: string; headers: IncomingHttpHeaders; body: Buffer }[]
let answer: { status: number; body: string }
beforeAll(async () => {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = []
    request.on('data', piece => pieces.push(piece))
    request.on('end', () => {
      heard.push({ url: request.url ?? '', headers: request.headers, body: Buffer.concat(pieces) })
      response.writeHead(answer.status, answer.status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end(answer.body)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => void server.close()
})
afterAll(() => close())
beforeEach(() => {
  heard = []
  answer = { status: 200, body: '{"errcode":0}' }
})

describe('a group robot', () => {
  const now = Date.UTC(2026, 2, 4, 1, 30)
  it('of 企业微信 and 钉钉 is given its words as text', () => {
    const { body } = chatRequest({ maker: 'wecom', url, signing: null }, '新派单', now)
    expect(JSON.parse(body)).toEqual({ msgtype: 'text', text: { content: '新派单' } })
  })
  it('of 钉钉 is signed in the address', () => {
    const target = new URL(
      chatRequest({ maker: 'dingtalk', url: `${url}/robot/send?access_token=x`, signing: 'SEC1' }, 'a', now).url,
    )
    expect(target.searchParams.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${now}\nSEC1`).digest('base64'))
    expect(target.searchParams.get('access_token')).toBe('x')
  })
  it('of 飞书 is signed in the body, in seconds', () => {
    const { body } = chatRequest({ maker: 'feishu', url, signing: 'k' }, 'a', now)
    const seconds = String(now / 1000)
    expect(JSON.parse(body)).toEqual({
      timestamp: seconds,
      sign: createHmac('sha256', `${seconds}\nk`).update('').digest('base64'),
      msg_type: 'text',
      content: { text: 'a' },
    })
  })
  it('that answers 200 and yet refuses is a failure', async () => {
    answer.body = '{"errcode":310000,"errmsg":"sign not match"}'
    await expect(sendChat({ maker: 'dingtalk', url, signing: null }, 'a', now, true)).rejects.toThrow('310000 sign not match')
    answer.body = '{"code":0}'
    await sendChat({ maker: 'feishu', url, signing: null }, 'a', now, true)
  })
})

describe('a push', () => {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = Buffer.alloc(16, 7)
  const target = () => ({
    endpoint: `${url}/push/1`,
    keys: { p256dh: browser.getPublicKey('base64url'), auth: auth.toString('base64url') },
  })
  const words = { title: '已派单', body: '路灯不亮', url: 'https://office.example/s/1#key', tag: 'x' }

  /** Opens what only the browser can open (RFC 8291, RFC 8188). */
  function open(body: Buffer): string {
    const [salt, sender] = [body.subarray(0, 16), body.subarray(21, 21 + body[20]!)]
    const shared = browser.computeSecret(sender)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
    const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32))
    const key = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', secret, salt, 'Content-Encoding: nonce\0', 12))
    const sealed = body.subarray(21 + body[20]!)
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return plain.subarray(0, plain.lastIndexOf(2)).toString()
  }

  it('can be read by the browser it is for and by nobody on the way', async () => {
    answer = { status: 201, body: '' }
    await sendPush(newPushKeys(), 'office@example.org', target(), words, true)
    const [got] = heard
    expect(got?.headers.authorization).toMatch(/^vapid t=/)
    expect(got?.headers['content-encoding']).toBe('aes128gcm')
    expect(got?.body.includes(Buffer.from('office.example'))).toBe(false)
    expect(JSON.parse(open(got!.body))).toEqual(words)
  })
  it('to a browser that is gone says so', async () => {
    answer = { status: 410, body: '' }
    await expect(sendPush(newPushKeys(), 'office@example.org', target(), words, true)).rejects.toBeInstanceOf(PushGone)
  })
  it('goes to no address inside the office, whatever a browser claims', async () => {
    await expect(sendPush(newPushKeys(), 'office@example.org', target(), words, false)).rejects.toThrow(/private/)
    expect(heard).toEqual([])
  })
})

describe('posting out', () => {
  it('follows nobody elsewhere', async () => {
    answer = { status: 302, body: '' }
    expect(await postOut(url, { headers: {}, body: 'x', allowPrivate: true })).toMatchObject({ status: 302 })
  })
  it('reads little of an endless answer', async () => {
    answer = { status: 200, body: 'x'.repeat(1_000_000) }
    expect((await postOut(url, { headers: {}, body: 'x', allowPrivate: true })).text).toHaveLength(2000)
  })
  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '172.31.1.1',
    '192.168.0.1',
    '169.254.1.1',
    '::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '100.64.0.1',
  ])('knows %s as private', address => expect(isPrivate(address)).toBe(true))
  it.each(['8.8.8.8', '172.32.0.1', '2400:3200::1'])('knows %s as public', address => expect(isPrivate(address)).toBe(false))
})

it('makes links only of the office’s own in a mail', () => {
  const html = mailHtml('看 https://evil.example/ <a href="x">\nhttps://office.example/s/1#k', ['https://office.example/s/1#k'])
  expect(html).toContain('<a href="https://office.example/s/1#k">')
  expect(html).not.toContain('<a href="x">')
  expect(html).not.toContain('href="https://evil')
})
