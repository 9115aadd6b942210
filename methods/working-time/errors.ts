export type WorkingTimeErrorCode =
  | 'working-time/instant-invalid'
  | 'working-time/day-invalid'
  | 'working-time/unit-unknown'
  | 'working-time/amount-invalid'
  | 'working-time/amount-not-whole'
  | 'working-time/choice-invalid'
  | 'working-time/span-too-long'
  | 'working-time/counted-invalid'
  | 'working-time/share-invalid'
  | 'working-time/calendar-identity-invalid'
  | 'working-time/calendar-offset-invalid'
  | 'working-time/calendar-no-hours'
  | 'working-time/calendar-hours-invalid'
  | 'working-time/calendar-hours-overlap'
  | 'working-time/calendar-weekend-invalid'
  | 'working-time/calendar-no-working-day'
  | 'working-time/calendar-day-invalid'
  | 'working-time/calendar-year-invalid'

/** Refused input. `code` is stable and meant for programs; the message is for developers. */
export class WorkingTimeError extends Error {
  readonly code: WorkingTimeErrorCode

  constructor(code: WorkingTimeErrorCode, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'WorkingTimeError'
    this.code = code
  }
}
