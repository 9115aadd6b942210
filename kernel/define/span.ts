import type { Span } from '#methods/working-time/index'

export type { Span, SpanUnit } from '#methods/working-time/index'

/** Minutes that run through nights and holidays. */
export const minutes = (amount: number): Span => ({ amount, unit: 'minute' })
/** Hours that run through nights and holidays (紧急工作时). */
export const hours = (amount: number): Span => ({ amount, unit: 'hour' })
/** Hours of the office's own opening times (工作时). */
export const workhours = (amount: number): Span => ({ amount, unit: 'workhour' })
/** Working days of the office's calendar, holidays and make-up days counted (工作日). */
export const workdays = (amount: number): Span => ({ amount, unit: 'workday' })
/** Natural days (自然日). */
export const days = (amount: number): Span => ({ amount, unit: 'day' })
/** Calendar months. */
export const months = (amount: number): Span => ({ amount, unit: 'month' })
