import { sayExactly, sayMoment } from '../dates.ts'
import { useLanguage } from '../preferences.ts'
import { useNow } from '../use-now.ts'

/** A moment as people say it (昨天 16:20), exact on hover. */
export function When({ at, now }: { at: number; now?: number | undefined }) {
  const language = useLanguage()
  const ticking = useNow()
  return (
    <time dateTime={new Date(at).toISOString()} title={sayExactly(at, language)}>
      {sayMoment(at, now ?? ticking, language)}
    </time>
  )
}
