import { filedBy } from '../../store/published/open311.ts'
import { findPublished, foundByIds, publishedKinds, wordsOf } from '../../store/published/published.ts'
import { type Stage, toldTypes } from '../../store/published/published-kinds.ts'
import { idOfRef } from '../../store/published/published-ref.ts'
import type { Found } from '../../store/published/published-row.ts'
import { isTold } from '../../store/published/published-story.ts'
import { type Call, keyOf, streetOf } from './caller.ts'
import { list, one, readCount, readMoment } from './params.ts'
import { bad, missing } from './problem.ts'
import type { Value } from './render.ts'
import { serviceBy, servicesOf } from './services.ts'
import { hour, tellRequests } from './tell-request.ts'

const days90 = 90 * 86_400_000
const mostPerPage = 1000
/** Notes are read for every matter of a page. */
const mostExtended = 100
const deepest = 50_000
const mostIds = 200

/** The span asked for: at most ninety days, and the last ninety when nothing is said. @throws Problem 400 */
export function readSpan({ sent, w, app }: Call): { readonly from: number; readonly to: number } {
  const [start, end] = ['start_date', 'end_date'].map(name => {
    const text = one(sent, name)
    return text === undefined ? undefined : readMoment(text, name, w)
  })
  const to = end ?? (start === undefined ? app.now() : Math.min(start + days90, Math.max(app.now(), start)))
  const from = start ?? to - days90
  if (from > to) throw bad(w.order)
  if (to - from > days90) throw bad(w.span)
  return { from, to }
}

function readStages(call: Call): Stage[] {
  const asked = list(call.sent, 'status').map(status => status.toLowerCase())
  if (asked.some(status => status !== 'open' && status !== 'closed')) throw bad(call.w.status)
  const all: readonly Stage[] = ['open', 'done', 'refused']
  return all.filter(stage => asked.length === 0 || asked.includes(stage === 'open' ? 'open' : 'closed'))
}

const withExtensions = ({ sent }: Call) => one(sent, 'extensions')?.toLowerCase() === 'true'

async function tell(call: Call, rows: readonly Found[], key: string | null): Promise<Value[]> {
  const ids = rows.map(row => row.id)
  const own = key === null ? new Set<string>() : await filedBy(call.app, key, ids)
  return tellRequests(call, rows, { words: await wordsOf(call.app, ids), own, extensions: withExtensions(call) })
}

/** Those that everybody may know of when they name them, and those the key itself filed. */
async function byName(call: Call, refs: readonly string[], key: string | null): Promise<Found[]> {
  const { app, snapshot } = call
  const rows = await foundByIds(
    app,
    refs.flatMap(ref => idOfRef(app.config.secret, ref.toLowerCase()) ?? []),
  )
  const ids = rows.map(row => row.id)
  const words = await wordsOf(app, ids)
  const own = key === null ? new Set<string>() : await filedBy(app, key, ids)
  const types = toldTypes(app, snapshot)
  return rows.filter(row => {
    const type = types.find(told => told.of.type === row.type)
    return type !== undefined && (own.has(row.id) || isTold(type, row, words.get(row.id)))
  })
}

/** GET requests. */
export async function listRequests(call: Call): Promise<Value[]> {
  const { app, sent, w, snapshot, lang } = call
  const street = streetOf(call)
  const key = await keyOf(call)
  const refs = list(sent, 'service_request_id')
  if (refs.length > mostIds) throw bad(w.manyIds)
  // Named ones override every other filter.
  if (refs.length > 0) return tell(call, await byName(call, [...new Set(refs)], key), key)
  const services = servicesOf(app, snapshot, lang)
  const asked = list(sent, 'service_code').map(code => serviceBy(services, code, w))
  const kinds = (await publishedKinds(app)).filter(
    ({ type, kind }) => asked.length === 0 || asked.some(service => service.of.type === type && service.kind === kind),
  )
  const { from, to } = readSpan(call)
  const size = readCount(sent, 'page_size', mostPerPage, withExtensions(call) ? mostExtended : mostPerPage, w)
  const offset = (readCount(sent, 'page', 1, Number.MAX_SAFE_INTEGER, w) - 1) * size
  const stages = readStages(call)
  if (offset + size > deepest) throw bad(w.deep)
  const rows = await findPublished(app, {
    kinds,
    stages,
    street,
    // Told to the hour, so also asked by it: what is told lies within what was asked.
    from: Math.ceil(from / hour) * hour,
    until: (Math.floor(to / hour) + 1) * hour,
    offset,
    limit: size,
  })
  return tell(call, rows, key)
}

/** GET requests/{id}: a list of exactly one. @throws Problem 404 */
export async function oneRequest(call: Call, ref: string): Promise<Value[]> {
  streetOf(call)
  const key = await keyOf(call)
  const rows = await byName(call, [ref], key)
  if (rows.length === 0) throw missing(call.w.noRequest(ref))
  return tell(call, rows, key)
}

/** GET tokens/{token}: every name is given at once, so a token is the name itself. @throws Problem 404 */
export async function oneToken(call: Call, token: string): Promise<Value[]> {
  streetOf(call)
  const rows = await byName(call, [token], await keyOf(call))
  if (rows.length === 0) throw missing(call.w.noToken)
  return [{ service_request_id: token.toLowerCase(), token }]
}
