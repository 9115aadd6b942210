import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type Page = { readonly plain: Buffer; readonly br: Buffer; readonly gzip: Buffer; readonly at: number }

const marks: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, mark => marks[mark] ?? mark)
const between = (html: string, name: string, text: string) =>
  html.replace(new RegExp(`<!--office-${name}-->[^]*?<!--/-->`, 'g'), () => text)

/**
 * The page with the office written into it: its name and telephone for whoever has no script or an old browser, and what
 * the script would ask first. The style sheets go behind the first words, so that those do not wait for them.
 */
export function fillIn(html: string, office: { readonly name: string; readonly phone: string | null }): string {
  const { name, phone } = office
  const call = phone ? `<a href="tel:${escaped(phone.replace(/[^\d+]/g, ''))}">${escaped(phone)}</a>` : ''
  const json = JSON.stringify(office).replace(/</g, '\\u003c')
  const sheets = html.match(/<link rel="stylesheet"[^>]*>/g) ?? []
  const body = sheets.reduce((page, sheet) => page.replace(sheet, ''), html)
  const filled = between(between(body, 'name', escaped(name)), 'phone', call)
  return between(filled, 'json', `${sheets.join('')}<script type="application/json" id="linli-office">${json}</script>`)
}

const freshFor = 5000
const squeeze = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: promisify(gzip) as (bytes: Buffer) => Promise<Buffer>,
}

/** Answers with the portal's page as the office is now; made anew at most every few seconds. */
export function portalPage(server: FastifyInstance, file: string) {
  let made: Page | undefined
  let making: Promise<Page> | undefined
  const make = async (): Promise<Page> => {
    const html = readFileSync(file, 'utf8')
    const told = await server.inject({ url: '/api/office' })
    const text = told.statusCode === 200 ? fillIn(html, told.json()) : html
    const plain = Buffer.from(text)
    const [br, gz] = await Promise.all([squeeze.br(plain), squeeze.gzip(plain)])
    return { plain, br, gzip: gz, at: Date.now() }
  }
  const current = async (): Promise<Page> => {
    if (made && Date.now() - made.at < freshFor) return made
    making ??= make().finally(() => {
      making = undefined
    })
    made = await making
    return made
  }
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const page = await current()
    const accepts = request.headers['accept-encoding'] ?? ''
    const how = /\bbr\b/.test(accepts) ? 'br' : /\bgzip\b/.test(accepts) ? 'gzip' : null
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('vary', 'accept-encoding')
    return how ? reply.header('content-encoding', how).send(page[how]) : reply.send(page.plain)
  }
}
