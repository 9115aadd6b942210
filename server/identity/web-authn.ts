import type { FastifyRequest } from 'fastify'

/** The office's site as a passkey knows it: a passkey made here answers only here. */
export function relyingParty(request: FastifyRequest): { readonly id: string; readonly origin: string } {
  const given = request.server.office.config.publicUrl
  const site = new URL(given ?? `${request.protocol}://${request.host}`)
  return { id: site.hostname, origin: site.origin }
}

/** How long a person has to touch the key. */
export const ceremonyMs = 5 * 60_000
