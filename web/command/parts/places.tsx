import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'

/** The list that says what the map says: open and late, community by community. */
export function Places({ most, showing }: { most: number; showing?: string | undefined }) {
  const t = useText()
  const open = useOpen()
  const { name } = useWall()
  const { communities } = useSummary()
  const rows = communities.filter(one => one.open > 0)
  const widest = Math.max(1, ...rows.map(one => one.open))
  return (
    <Block title={t('command.places.title')} onOpen={() => open({ what: 'places' })} className="cc-places">
      <ul className="cc-bars">
        {rows.slice(0, most).map(({ place, open: count, late }) => {
          const where = place === null ? t('command.places.outside') : name(place)
          return (
            <li key={place ?? 'none'} className={showing !== undefined && showing === place ? 'cc-showing' : undefined}>
              <button
                type="button"
                onClick={() =>
                  open({
                    what: 'records',
                    title: `${t('command.figure.open')} · ${where}`,
                    figure: 'open',
                    community: place ?? undefined,
                  })
                }
                disabled={place === null}
              >
                <span className="cc-bar-name">{where}</span>
                <strong>{count}</strong>
                <span className="ui-hidden">{t('command.places.row', { late })}</span>
                <span className="cc-bar" aria-hidden="true">
                  <i className="cc-bar-late" style={{ width: `${(late / widest) * 100}%` }} />
                  <i style={{ width: `${((count - late) / widest) * 100}%` }} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Block>
  )
}
