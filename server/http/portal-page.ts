import { existsSync, readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { escapeHtml } from './info-html.ts'
import type { Markup } from './markup.ts'
import { firstWords } from './plain-first.ts'
import { keepLook, type Look, lookOf } from './plain-look.ts'

interface OfficeTold {
  readonly name: string
  readonly nameEn?: string
  readonly phone: string | null
}

/** What stands on the page before its script has drawn, and all there is where no script runs. */
export interface First {
  readonly look: Look
  readonly title: string
  readonly main: Markup
  /** The script's own page takes its place only when that is ready to take over what was typed. */
  readonly stays?: boolean
  /** False: this page is answered to somebody who gets on without script; none is sent along. */
  readonly script?: boolean
}

const between = (html: string, name: string, text: string) =>
  html.replace(new RegExp(`<!--office-${name}-->[^]*?<!--/-->`, 'g'), () => text)

/**
 * The page with the office written into it: its name and telephone for whoever has no script or an old browser, and what
 * the script would ask first. The style sheets go behind the first words, so that those do not wait for them.
 */
export function fillIn(html: string, office: OfficeTold): string {
  const { name, phone } = office
  const call = phone ? `<a href="tel:${escapeHtml(phone.replace(/[^\d+]/g, ''))}">${escapeHtml(phone)}</a>` : ''
  const json = JSON.stringify(office).replace(/</g, '\\u003c')
  const sheets = html.match(/<link rel="stylesheet"[^>]*>/g) ?? []
  const body = sheets.reduce((page, sheet) => page.replace(sheet, ''), html)
  const filled = between(between(body, 'name', escapeHtml(name)), 'phone', call)
  return between(filled, 'json', `${sheets.join('')}<script type="application/json" id="linli-office">${json}</script>`)
}

/** Everything a page without script does not need: the face's script and styles, and what was told to the script. */
const withoutScript = (html: string): string =>
  html
    .replace(/<script\b(?![^>]*first-look)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link rel="(?:modulepreload|stylesheet)"[^>]*>/g, '')

/** Puts the first words into the page, in the look the reader has chosen. */
export function withFirst(page: string, { look, title, main, stays = false, script = true }: First): string {
  const marks = [
    ` lang="${look.lang === 'zh' ? 'zh-CN' : 'en'}"`,
    look.size === 'elder' ? ' data-size="elder"' : '',
    look.theme === 'auto' ? '' : ` data-theme="${look.theme}"`,
  ]
  return (script ? page : withoutScript(page))
    .replace(/<html[^>]*>/, () => `<html${marks.join('')}>`)
    .replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>`)
    .replace('<body>', () => (stays ? '<body class="first-stays">' : '<body>'))
    .replace(/<!--first-->[\s\S]*<!--\/first-->/, () => main.html)
}

/** Used until the pages are built: the same words without the program. */
const bare =
  '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title></title></head><body><div id="app"></div><div class="first" id="first"><!--first--><!--/first--></div><!--office-json--><!--/--></body></html>'

const freshFor = 5000
const encoders = {
  br: (bytes: Buffer, quality: number) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  gzip: (bytes: Buffer, quality: number) => promisify<Buffer, object, Buffer>(gzip)(bytes, { level: quality }),
}
const encodingFor = (request: FastifyRequest) => {
  const accepts = request.headers['accept-encoding'] ?? ''
  return /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
}

interface Template {
  readonly page: string
  readonly office: OfficeTold
  readonly at: number
  /** Ready for the wire, by look and encoding. */
  readonly ready: Map<string, Buffer>
}

export interface PortalPages {
  /** Whatever address of the portal: what the office is and how to report, until the script has drawn. */
  readonly any: (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>
  /** One page of its own, for one reader. */
  readonly one: (request: FastifyRequest, reply: FastifyReply, first: First) => Promise<FastifyReply>
  readonly office: () => Promise<OfficeTold>
}

/** The portal's page with the office as it is now (read anew at most every few seconds) and words before any script. */
export function portalPages(server: FastifyInstance, file: string): PortalPages {
  let made: Template | undefined
  let making: Promise<Template> | undefined
  const make = async (): Promise<Template> => {
    const html = existsSync(file) ? readFileSync(file, 'utf8') : bare
    const told = await server.inject({ url: '/api/office' })
    const office = told.statusCode === 200 ? told.json<OfficeTold>() : { name: '', phone: null }
    return { page: told.statusCode === 200 ? fillIn(html, office) : html, office, at: Date.now(), ready: new Map() }
  }
  const current = async (): Promise<Template> => {
    if (made && Date.now() - made.at < freshFor) return made
    making ??= make().finally(() => {
      making = undefined
    })
    made = await making
    return made
  }
  const head = (reply: FastifyReply, how: string | null) => {
    reply.type('text/html; charset=utf-8').header('vary', 'accept-encoding, cookie')
    if (how) reply.header('content-encoding', how)
    return reply
  }
  return {
    office: async () => (await current()).office,
    any: async (request, reply) => {
      const template = await current()
      const look = lookOf(request)
      keepLook(request, reply, look)
      const how = encodingFor(request)
      const key = [how, ...Object.values(look)].join()
      let bytes = template.ready.get(key)
      if (!bytes) {
        const plain = Buffer.from(withFirst(template.page, firstWords(look, template.office)))
        bytes = how ? await encoders[how](plain, 7) : plain
        template.ready.set(key, bytes)
      }
      return head(reply, how).header('cache-control', 'no-cache').send(bytes)
    },
    one: async (request, reply, first) => {
      keepLook(request, reply, first.look)
      const how = encodingFor(request)
      const plain = Buffer.from(withFirst((await current()).page, first))
      return head(reply, how)
        .header('cache-control', 'no-store')
        .send(how ? await encoders[how](plain, 5) : plain)
    },
  }
}
