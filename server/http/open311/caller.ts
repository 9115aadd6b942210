import type { FastifyRequest } from 'fastify'
import type { App } from '../../app.ts'
import type { Snapshot } from '../../store/directory.ts'
import { settingOf } from '../../store/published/published-kinds.ts'
import { type Open311Words, open311Words } from '../../words/open311.ts'
import { one, type Sent } from './params.ts'
import { missing, Problem } from './problem.ts'
import type { Format } from './render.ts'

export const scope = 'open311:write'

/** One call: who asks for what, in which words. */
export interface Call {
  readonly app: App
  readonly request: FastifyRequest
  readonly snapshot: Snapshot
  readonly lang: 'zh' | 'en'
  readonly w: Open311Words
  readonly format: Format
  readonly sent: Sent
  /** Of the office as callers reach it. */
  readonly origin: string
}

const bearer = (request: FastifyRequest) => /^Bearer\s+(lk_\S+)$/i.exec(request.headers.authorization ?? '')?.[1]

/** The id of the key sent along, or null when none was. @throws Problem 403 */
export async function keyOf({ request, sent, lang }: Pick<Call, 'request' | 'sent' | 'lang'>): Promise<string | null> {
  const w = open311Words(lang)
  const given = one(sent, 'api_key') ?? bearer(request)
  if (given === undefined) return null
  const use = given.startsWith('lk_') && given.length < 200 ? await request.server.identities.key(given) : null
  if (!use) throw new Problem(403, w.keyWrong)
  if (!use.scopes.includes(scope)) throw new Problem(403, w.keyScope)
  return use.id
}

/** @throws Problem 403 */
export async function requireKey(call: Call): Promise<string> {
  const key = await keyOf(call)
  if (key === null) throw new Problem(403, call.w.keyMissing)
  return key
}

/** What a caller may name as jurisdiction: the codes of the streets, and the office's own word. */
export const jurisdictionsOf = (snapshot: Snapshot): string[] => [
  ...(settingOf(snapshot).jurisdiction === null ? [] : [settingOf(snapshot).jurisdiction as string]),
  ...snapshot.streets.flatMap(id => snapshot.places.get(id)?.code ?? []),
]

/** The street that was named, undefined for all of the office. @throws Problem 404 */
export function streetOf({ sent, snapshot, w }: Pick<Call, 'sent' | 'snapshot' | 'w'>): string | undefined {
  const given = one(sent, 'jurisdiction_id')
  if (given === undefined || given === settingOf(snapshot).jurisdiction) return undefined
  const street = snapshot.streets.find(id => snapshot.places.get(id)?.code === given)
  if (street === undefined) throw missing(w.jurisdiction(given))
  return street
}
