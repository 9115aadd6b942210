/** Routes by the beginning of their pattern, the longer before the shorter. Sessions, people, keys and the audit trail are for persons only. */
const nouns: readonly (readonly [start: string, noun: string])[] = [
  ['/api/cases/:id/reveal', 'cases:reveal'],
  ['/api/cases', 'cases'],
  ['/api/files', 'cases'],
  ['/api/rounds', 'cases'],
  ['/api/live', 'cases'],
  ['/api/hotline', 'cases'],
  ['/api/imports', 'office'],
  ['/api/places/import', 'office'],
  ['/api/places/layers', 'office'],
  ['/api/map-bases', 'office'],
  ['/api/office/settings', 'office'],
  ['/api/units', 'office'],
  ['/api/calendar', 'office'],
  ['/api/registers', 'registers'],
  ['/api/ledgers', 'registers'],
  ['/api/entries', 'registers'],
  ['/api/entry-imports', 'registers'],
  ['/api/routing', 'registers'],
  ['/api/indicators', 'indicators'],
  ['/api/reports', 'indicators'],
  ['/api/questions/answer', 'indicators'],
  ['/api/outbox', 'outbox'],
  ['/api/channels', 'office'],
  ['/api/templates', 'office'],
  ['/api/webhooks', 'office'],
  ['/api/command', 'command'],
  ['/api/warnings', 'warnings'],
  ['/open311', 'open311'],
]
/** Open to anybody, so also to every key. */
const open = [
  '/api/office',
  '/api/programmes',
  '/api/places',
  '/api/tiles',
  '/api/addresses',
  '/api/public',
  '/api/openapi.json',
  '/api/docs',
  '/api/health',
]

/** For persons only, though what lies around it is not: who may read figures may not read the cases and entries behind them. */
const personsOnly = ['/api/entries/:register/:id/reveal', '/api/reports/:id/cells/:cell/records']

const startsWith = (route: string, start: string): boolean => route === start || route.startsWith(`${start}/`)

/** The scope a route asks of a key; null when it asks none; undefined when no key may use it. */
export function scopeFor(method: string, route: string): string | null | undefined {
  if (personsOnly.includes(route)) return undefined
  const noun = nouns.find(([start]) => startsWith(route, start))?.[1]
  if (noun?.includes(':')) return noun
  if (noun === 'outbox') return 'outbox:write'
  // Reading is open to anybody there; a key sent along only says who asks.
  if (noun === 'open311') return method === 'POST' ? 'open311:write' : null
  if (noun) return `${noun}:${method === 'GET' || method === 'HEAD' ? 'read' : 'write'}`
  return open.some(start => startsWith(route, start)) ? null : undefined
}
