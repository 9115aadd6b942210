import { Link } from 'wouter'
import { useSummary, useWall } from '../data/wall.ts'
import { LogLine } from '../parts/handover.tsx'
import { useText } from '../text.ts'

/** The newest lines of the duty log; the whole of it, and writing in it, has a page of its own. */
export function LogPanel() {
  const t = useText()
  const { door } = useWall()
  const { entries } = useSummary().log
  return (
    <>
      {entries.length === 0 && <p>{t('command.log.none')}</p>}
      <ul className="cc-lines">
        {entries.map(entry => (
          <LogLine key={entry.id} entry={entry} />
        ))}
      </ul>
      {door.key === null && <Link href="/log">{t('command.log')}</Link>}
    </>
  )
}
