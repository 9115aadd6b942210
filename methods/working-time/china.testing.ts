import { chineseCalendar } from './index.ts'
import type { Calendar, Instant } from './types.ts'

/** The calendar the examples count with: 09:00–12:00 and 14:00–18:00. */
export const office: Calendar = chineseCalendar({ id: 'example-office', version: 3 })

/** '2025-01-24 17:59' in China as an instant. */
export const china = (text: string): Instant => Date.parse(`${text.replace(' ', 'T')}+08:00`)

/** An instant as China reads it, to the second: '2025-01-24 17:59:00'. */
export const inChina = (at: Instant): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
