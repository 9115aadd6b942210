import { useSummary, useWall } from '../data/wall.ts'
import { byKind } from '../parts/resources.tsx'
import { useText } from '../text.ts'

/** Each resource with its unit, where it is, and the telephone of its duty room. */
export function ResourcesPanel() {
  const t = useText()
  const { words, name } = useWall()
  const { resources } = useSummary()
  if (resources.length === 0)
    return (
      <p>
        {t('command.resources.none')}。{t('command.resources.none.lead')}
      </p>
    )
  return byKind(resources).map(([kind, rows]) => (
    <section key={kind} className="cc-panel-part">
      <h3>{words.resource(kind)}</h3>
      <ul className="cc-records">
        {rows.map(row => (
          <li key={row.key}>
            <span className="cc-record-head">
              <strong>{row.name}</strong>
              <span>
                {row.amount} {row.measure}
              </span>
            </span>
            <span className="cc-record-more">
              {!row.ready && <span className="cc-amber">{t('command.resources.away')}</span>}
              {row.unit && <span>{name(row.unit)}</span>}
              {row.place && <span>{row.place}</span>}
              {row.telephone && (
                <a className="cc-tel" href={`tel:${row.telephone.replace(/[^\d+]/g, '')}`}>
                  {row.telephone}
                </a>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
