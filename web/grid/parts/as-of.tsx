import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useNow } from '../../shell/use-now.ts'
import { useText } from '../text.ts'

/** There is no signal, and what is shown was seen earlier. */
export function AsOf({ at }: { at: number | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  if (at === undefined) return null
  return (
    <p className="grid-note" role="status">
      {t('grid.offline', { when: sayMoment(at, now, language) })}
    </p>
  )
}
