import type { FastifyReply, FastifyRequest } from 'fastify'

/** How somebody wants the portal drawn: what the script keeps on the device, told to the server by a cookie. */
export interface Look {
  readonly lang: 'zh' | 'en'
  readonly size: 'normal' | 'elder'
  readonly theme: 'auto' | 'light' | 'dark' | 'contrast'
}

const cookieName = 'linli_look'
const year = 365 * 86_400
const allowed = {
  lang: ['zh', 'en'],
  size: ['normal', 'elder'],
  theme: ['auto', 'light', 'dark', 'contrast'],
} as const

const pick = <T extends string>(from: readonly T[], ...asked: readonly unknown[]): T =>
  asked.flatMap(one => from.filter(known => known === one))[0] ?? from[0]!

/** Chinese first: another language only when the address or the cookie says so, as the script does it. */
export function lookOf(request: Pick<FastifyRequest, 'query' | 'cookies'>): Look {
  const asked = (request.query ?? {}) as Readonly<Record<string, unknown>>
  const [lang, size, theme] = (request.cookies[cookieName] ?? '').split('.')
  const access = { on: 'contrast', off: 'auto' }[String(asked.access)]
  return {
    lang: pick(allowed.lang, asked.language, asked.lang, lang),
    size: pick(allowed.size, asked.size, size),
    theme: pick(allowed.theme, asked.theme, access, theme),
  }
}

/** A look chosen by a link holds for the pages that follow. */
export function keepLook(request: FastifyRequest, reply: FastifyReply, look: Look): void {
  const asked = (request.query ?? {}) as Readonly<Record<string, unknown>>
  if (!['language', 'size', 'theme', 'access'].some(name => asked[name] !== undefined)) return
  reply.setCookie(cookieName, [look.lang, look.size, look.theme].join('.'), { path: '/', maxAge: year, sameSite: 'lax' })
}
