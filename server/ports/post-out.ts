import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { request as plain } from 'node:http'
import { request as secure } from 'node:https'
import { BlockList, isIP } from 'node:net'

/** Addresses that belong to no stranger: this machine, the office's own network, what routers and clouds keep for themselves. */
const own = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  own.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  own.addSubnet(net, bits, 'ipv6')

/** Is this address one that requests from outside must not be led to? IPv4 written as IPv6 counts as what it is. */
export function isPrivate(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return own.check(mapped, 'ipv4')
  // The same written with hexadecimal digits.
  if (/^::ffff:/i.test(address)) return true
  const kind = isIP(address)
  return kind === 0 || own.check(address, kind === 6 ? 'ipv6' : 'ipv4')
}

const refusal = () => new Error('this address is private: set LINLI_PRIVATE_WEBHOOKS=1 to allow it')

type Answered = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void

/** Looks a name up and keeps only addresses of strangers: what is checked is what is connected to, so no name can turn meanwhile. */
function lookupOutside(name: string, options: LookupOptions, done: Answered): void {
  lookup(name, { ...options, all: true }, (error, found) => {
    if (error) return done(error, [])
    const outside = found.filter(one => !isPrivate(one.address))
    if (outside.length === 0) return done(refusal(), [])
    if (options.all) return done(null, outside)
    done(null, outside[0]!.address, outside[0]!.family)
  })
}

export interface Answer {
  readonly status: number
  /** The first two thousand characters. */
  readonly text: string
  readonly milliseconds: number
}
interface Posting {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Buffer
  /** May the address lie on this machine or in a private network? */
  readonly allowPrivate: boolean
  /** After this long it is given up, however far it got. */
  readonly withinMs?: number
  /** Ends it from outside. */
  readonly stop?: AbortSignal
}
const most = 2000

/**
 * One POST to an address that somebody typed in. Follows no redirect, reads little of the answer, and gives up in time.
 * @throws Error when there is no answer, or the address is private and must not be
 */
export function postOut(url: string, { headers, body, allowPrivate, withinMs = 10_000, stop }: Posting): Promise<Answer> {
  const started = performance.now()
  const target = new URL(url)
  const host = target.hostname.replace(/^\[|\]$/g, '')
  if (!allowPrivate && isIP(host) !== 0 && isPrivate(host)) return Promise.reject(refusal())
  return new Promise((resolve, reject) => {
    const late = AbortSignal.timeout(withinMs)
    const signal = stop ? AbortSignal.any([late, stop]) : late
    const ask = target.protocol === 'https:' ? secure : plain
    const request = ask(
      target,
      {
        method: 'POST',
        signal,
        agent: false,
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        ...(!allowPrivate && { lookup: lookupOutside as never }),
      },
      response => {
        let text = ''
        const finish = () =>
          resolve({
            status: response.statusCode ?? 0,
            text: text.slice(0, most),
            milliseconds: Math.round(performance.now() - started),
          })
        response.setEncoding('utf8')
        response.on('data', (piece: string) => {
          text += piece
          if (text.length < most) return
          finish()
          response.destroy()
        })
        response.on('end', finish)
        response.on('error', reject)
      },
    )
    request.on('error', error => reject(late.aborted ? new Error(`no answer within ${withinMs / 1000} s`) : error))
    request.end(body)
  })
}
