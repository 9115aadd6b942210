import type { Refusal } from '#kernel/engine/model'
import type { CaseData, FieldsData } from '#kernel/index'

/** Every error a caller can meet. Words for them are in `words/`; docs/errors.md is tested against this list both ways. */
export const errorCodes = {
  'bad-request': 400,
  'answers-invalid': 422,
  'not-signed-in': 401,
  'session-expired': 401,
  'wipe-asked': 401,
  'sign-in-failed': 401,
  'second-factor-needed': 401,
  'second-factor-wrong': 401,
  'password-to-change': 401,
  'passkey-wrong': 401,
  'csrf-missing': 403,
  'not-allowed': 403,
  'key-scope': 403,
  'not-found': 404,
  'step-unknown': 404,
  'task-unknown': 404,
  'step-not-now': 409,
  'step-not-yours': 403,
  'step-condition': 409,
  'step-too-late': 409,
  'second-person': 403,
  'unit-not-listed': 409,
  'unit-only-assists': 409,
  'rules-incomplete': 422,
  'file-not-yours': 403,
  'place-outside': 422,
  'task-not-now': 409,
  'more-time-not-now': 409,
  'more-time-too-long': 422,
  'case-ended': 409,
  'nothing-to-do': 409,
  'consent-none': 409,
  'erase-target': 422,
  'erase-open': 409,
  'erase-nothing': 409,
  'known-not-here': 409,
  'join-ended': 409,
  'joined-already': 409,
  'joined-full': 409,
  'merge-itself': 409,
  'merge-other-type': 409,
  'merge-ended': 409,
  'merge-has-own': 409,
  'merge-not-merged': 409,
  'stale-version': 409,
  'key-reused': 409,
  'login-taken': 409,
  'duties-conflict': 409,
  'in-use': 409,
  'entry-archived': 409,
  'register-is-ledger': 409,
  'handover-waits': 409,
  'handover-own': 403,
  'file-too-big': 413,
  'file-type': 415,
  'file-broken': 422,
  'password-weak': 422,
  'traces-open': 422,
  'checks-missing': 422,
  'reviewer-wrote': 403,
  'boundaries-wrong': 422,
  'import-wrong': 422,
  'table-unreadable': 422,
  'text-unreadable': 422,
  'form-unreadable': 415,
  'form-old-format': 415,
  'form-macros': 415,
  'form-locked': 415,
  'form-empty': 422,
  'form-other': 422,
  'report-handed-in': 409,
  'cells-missing': 409,
  'layer-wrong': 422,
  'demand-not-permitted': 403,
  'draw-not-now': 409,
  'draw-same-person': 403,
  'demand-too-often': 409,
  'form-not-permitted': 403,
  'form-known': 409,
  'my-phone-off': 409,
  'my-code-wrong': 403,
  'appraisal-not-now': 409,
  'appraisal-not-yours': 403,
  'appraisal-waits': 409,
  'staff-result-there': 409,
  'plan-closed': 409,
  'plan-without-promises': 409,
  'plan-without-words': 422,
  'plan-read-before': 409,
  'plan-value-counted': 409,
  'plan-reply-open': 409,
  'plan-reply-over': 409,
  'plan-unit-unheard': 409,
  'question-unfit': 422,
  'question-too-wide': 422,
  'question-few': 403,
  'too-many-requests': 429,
  'sign-in-throttled': 429,
  'map-tile-away': 502,
  'database-away': 503,
  internal: 500,
} as const

export type ErrorCode = keyof typeof errorCodes

interface More {
  readonly fields?: Readonly<Record<string, string>>
  readonly detail?: Readonly<Record<string, unknown>>
  readonly refusal?: Refused
  /** `fields` are problems with these columns, to be said by their titles. */
  readonly columns?: (lang: 'zh' | 'en') => FieldsData
}
/** What the engine refused, and the definition in whose words to say why. */
interface Refused {
  readonly no: Refusal
  readonly def: CaseData
}

/** An error meant for the caller: a code, and what is needed to say it in the caller's language. */
export class Fault extends Error {
  readonly code: ErrorCode
  readonly fields: Readonly<Record<string, string>> | undefined
  readonly detail: Readonly<Record<string, unknown>> | undefined
  readonly refusal: Refused | undefined
  readonly columns: More['columns']
  constructor(code: ErrorCode, more: More = {}) {
    super(code)
    this.code = code
    this.fields = more.fields
    this.detail = more.detail
    this.refusal = more.refusal
    this.columns = more.columns
  }
  get status(): number {
    return errorCodes[this.code]
  }
}
