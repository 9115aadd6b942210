import { errorWords } from '../../words/errors.ts'
import { type Open311Words, open311Words } from '../../words/open311.ts'
import { faultOf } from '../errors.ts'
import type { Value } from './render.ts'

/** An error as GeoReport tells it: a list of codes with words, under 404 for what is missing, 403 for keys, else 400. */
export class Problem extends Error {
  readonly status: number
  readonly errors: readonly { readonly code: number; readonly description: string }[]
  constructor(status: 400 | 403 | 404 | 429 | 500 | 503, descriptions: string | readonly string[], code: number = status) {
    const all = typeof descriptions === 'string' ? [descriptions] : descriptions
    super(all.join(' '))
    this.status = status
    this.errors = all.map(description => ({ code, description }))
  }
  get body(): Value {
    return this.errors.map(({ code, description }) => ({ code, description }))
  }
}

export const bad = (...descriptions: string[]): Problem => new Problem(400, descriptions)
export const missing = (description: string): Problem => new Problem(404, description)

/** Whatever was thrown. The office's own codes go into the body; callers of this interface know three statuses. */
export function problemOf(error: unknown, lang: 'zh' | 'en', nameOf: (field: string) => string = field => field): Problem {
  if (error instanceof Problem) return error
  const w: Open311Words = open311Words(lang)
  if ((error as { code?: string }).code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem(400, w.form, 415)
  const fault = faultOf(error)
  const { message, mend, fields } = errorWords(fault, lang)
  const said = Object.entries(fields ?? {}).map(([field, words]) => `${nameOf(field)}: ${words}`)
  const all = said.length > 0 ? said : [[message, mend].filter(Boolean).join(' ')]
  if (fault.code === 'place-outside') return bad(w.outside)
  if (fault.status === 401 || fault.status === 403) return new Problem(403, all, 403)
  if (fault.status === 404) return new Problem(404, all)
  // A server in trouble and a caller in too much haste are told as HTTP tells them, so that the client waits.
  if (fault.status === 429 || fault.status === 503) return new Problem(fault.status, all)
  return fault.status >= 500 ? new Problem(500, all) : new Problem(400, all, fault.status)
}
