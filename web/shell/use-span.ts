import { saySpan } from './dates.ts'
import { useLanguage } from './preferences.ts'
import { useNow } from './use-now.ts'

/** Says stretches of days, written 'YYYY-MM-DD', in the language of the page. */
export function useSpan(): (from: string, until: string) => string {
  const language = useLanguage()
  const now = useNow()
  return (from, until) => saySpan(from, until, now, language)
}
