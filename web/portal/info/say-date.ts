import { sayDay } from '../../shell/dates.ts'
import type { Language } from '../../shell/i18n/index.ts'

/** A calendar day written 'YYYY-MM-DD', as people say it, always with its year: a document is read years later. */
export const sayDate = (day: string, language: Language): string => sayDay(Date.parse(`${day}T12:00:00+08:00`), 0, language)
/** The day of a moment, with its year. */
export const sayDayOf = (at: number, language: Language): string => sayDay(at, 0, language)
