import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'

/** Today's promises, unit by unit: what falls due on this calendar day, and what of it is past its time already. */
export function Due({ most }: { most: number }) {
  const t = useText()
  const open = useOpen()
  const { name } = useWall()
  const { units, counts } = useSummary()
  const rows = units.filter(unit => unit.due > 0)
  const widest = Math.max(1, ...rows.map(unit => unit.due))
  const title = t('command.due.title')
  return (
    <Block
      title={title}
      aside={t('command.of', { count: counts.due })}
      onOpen={() => open({ what: 'records', title, figure: 'due' })}
      className="cc-due"
    >
      {rows.length === 0 && <p className="cc-soft">{t('command.due.none')}</p>}
      <ul className="cc-bars">
        {rows.slice(0, most).map(({ unit, due, dueLate }) => {
          const who = unit === null ? t('command.due.undispatched') : name(unit)
          return (
            <li key={unit ?? 'none'}>
              <button
                type="button"
                onClick={() => open({ what: 'records', title: `${title} · ${who}`, figure: 'due', unit: unit ?? 'none' })}
              >
                <span className="cc-bar-name">{who}</span>
                <strong>{due}</strong>
                <span className="ui-hidden">{t('command.due.row', { late: dueLate })}</span>
                <span className="cc-bar" aria-hidden="true">
                  <i className="cc-bar-late" style={{ width: `${(dueLate / widest) * 100}%` }} />
                  <i style={{ width: `${((due - dueLate) / widest) * 100}%` }} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {rows.length > most && <p className="cc-soft">{t('command.due.more', { count: rows.length - most })}</p>}
    </Block>
  )
}
