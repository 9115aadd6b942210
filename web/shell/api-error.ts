export type ApiErrorBody = {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly mend?: string
    readonly fields?: Readonly<Record<string, string>>
  }
}

type Parts = {
  status: number
  code: string
  message: string
  mend?: string | undefined
  fields?: Readonly<Record<string, string>> | undefined
  detail?: Readonly<Record<string, unknown>> | undefined
}

/** What the server refused and how to mend it. `code` is stable; `message` and `mend` are in the user's language. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly mend: string | undefined
  readonly fields: Readonly<Record<string, string>>
  /** Facts about the refusal, e.g. how many seconds to wait. */
  readonly detail: Readonly<Record<string, unknown>>

  constructor(parts: Parts) {
    super(parts.message)
    this.name = 'ApiError'
    this.status = parts.status
    this.code = parts.code
    this.mend = parts.mend
    this.fields = parts.fields ?? {}
    this.detail = parts.detail ?? {}
  }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** Reads an error answer; anything that is not ours (a proxy page, an empty body) becomes `http.<status>`. */
export function parseError(status: number, body: unknown): ApiError {
  const error = isObject(body) && isObject(body.error) ? body.error : {}
  const fields = isObject(error.fields)
    ? Object.fromEntries(Object.entries(error.fields).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : undefined
  return new ApiError({
    status,
    code: text(error.code) ?? `http.${status}`,
    message: text(error.message) ?? '',
    mend: text(error.mend),
    fields,
    detail: isObject(error.detail) ? error.detail : undefined,
  })
}

/** The request never got an answer: no signal, or the office is unreachable. */
export function noAnswer(): ApiError {
  return new ApiError({ status: 0, code: 'network', message: '' })
}

/** Worth sending again unchanged: nobody answered, or a server in between was busy. */
export function mayRetry(error: unknown): boolean {
  return error instanceof ApiError && [0, 502, 503, 504].includes(error.status)
}
