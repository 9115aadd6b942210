import { type ApiError, mayRetry, noAnswer, parseError } from './api-error.ts'
import { learnTime } from './office-clock.ts'
import { language } from './preferences.ts'

export { ApiError } from './api-error.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>
type Options = { query?: Query; signal?: AbortSignal; headers?: Readonly<Record<string, string>> }

const cookie = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== '') search.append(name, String(one))
  }
  const tail = search.toString()
  return `/api${path}${tail ? `?${tail}` : ''}`
}

const watchers = new Set<(error: ApiError) => void>()

/** Hears of every refusal, whoever asked: some concern the whole device. */
export function watchRefusals(watcher: (error: ApiError) => void): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** One request. `Answer` is the wire type from `contract/`; refusals and lost connections are thrown as ApiError. */
export async function send<Answer>(method: string, path: string, body?: unknown, options: Options = {}): Promise<Answer> {
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': language.get() === 'zh' ? 'zh-CN' : 'en',
    ...options.headers,
  })
  const csrf = cookie('linli_csrf')
  if (csrf && method !== 'GET') headers.set('X-Linli-CSRF', decodeURIComponent(csrf))
  const isForm = body instanceof FormData || body instanceof Blob
  if (body !== undefined && !isForm) headers.set('Content-Type', 'application/json')
  const init: RequestInit = { method, headers, credentials: 'same-origin' }
  if (body !== undefined) init.body = isForm ? body : JSON.stringify(body)
  if (options.signal) init.signal = options.signal

  const sentAt = Date.now()
  let response: Response
  try {
    response = await fetch(address(path, options.query), init)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw noAnswer()
  }
  learnTime(response.headers.get('date'), sentAt, Date.now())
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const answer: unknown = isJson ? await response.json().catch(() => undefined) : undefined
  if (!response.ok) {
    const error = parseError(response.status, answer)
    for (const watcher of watchers) watcher(error)
    throw error
  }
  return answer as Answer
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/**
 * Creates something under an id made on this device, and sends it again with the same id when the answer got lost:
 * the server keeps one record however often it hears the same id.
 */
export async function create<Answer>(
  path: string,
  body: { readonly id: string },
  options: Options & { tries?: number } = {},
): Promise<Answer> {
  const tries = options.tries ?? 4
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send<Answer>('POST', path, body, { ...options, headers: { ...options.headers, 'Idempotency-Key': body.id } })
    } catch (error) {
      if (attempt >= tries || !mayRetry(error)) throw error
      await pause(400 * 2 ** attempt)
    }
  }
}

export const api = {
  get: <Answer>(path: string, options?: Options) => send<Answer>('GET', path, undefined, options),
  post: <Answer>(path: string, body?: unknown, options?: Options) => send<Answer>('POST', path, body, options),
  put: <Answer>(path: string, body?: unknown, options?: Options) => send<Answer>('PUT', path, body, options),
  patch: <Answer>(path: string, body?: unknown, options?: Options) => send<Answer>('PATCH', path, body, options),
  remove: <Answer>(path: string, options?: Options) => send<Answer>('DELETE', path, undefined, options),
  create,
}
