import { Link } from 'wouter'
import { LevelMark } from '../../shell/warnings/level.tsx'
import { useSummary, useWall } from '../data/wall.ts'
import { useExtent } from '../parts/warnings-strip.tsx'
import { useText } from '../text.ts'

/** Every warning that holds, with what to do. */
export function WarningsPanel() {
  const t = useText()
  const extent = useExtent()
  const { door } = useWall()
  const { warnings, warningSource } = useSummary()
  return (
    <>
      {warnings.length === 0 && <p>{t('command.warning.none')}</p>}
      <ul className="cc-records">
        {warnings.map(one => (
          <li key={one.id}>
            <span className="cc-record-head">
              <strong>{one.headline}</strong>
              <LevelMark level={one.level} />
            </span>
            <span>{extent(one)}</span>
            {one.description && <p>{one.description}</p>}
            {one.instruction && <p>{one.instruction}</p>}
            <span className="cc-soft">{one.sender}</span>
          </li>
        ))}
      </ul>
      <p className="cc-soft">
        {warningSource === null ? t('command.warning.byhand') : t('command.warning.source', { source: warningSource })}
      </p>
      {door.key === null && <Link href="/warnings">{t('command.warnings')}</Link>}
    </>
  )
}
