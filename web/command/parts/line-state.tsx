import { sayTime } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useWall } from '../data/wall.ts'
import { useText } from '../text.ts'

/** Whether what one sees is of now; and when not, since when it is not. */
export function LineState() {
  const t = useText()
  const language = useLanguage()
  const { staleSince, refused } = useWall().known
  if (staleSince === null)
    return (
      <p className="cc-line-state" role="status">
        <i aria-hidden="true" />
        {t('command.line.live')}
      </p>
    )
  const when = sayTime(staleSince, language)
  return (
    <p className="cc-line-state cc-stale" role="alert">
      {t(refused ? 'command.line.signin' : 'command.line.stale', { when })}
    </p>
  )
}
