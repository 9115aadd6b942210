import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { DrawView } from '#contract/callback'
import { toOfficeDay } from '../../fields/office-clock.ts'
import { api } from '../../shell/api.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNames } from '../data/names.ts'
import { useCallbackText } from './text.ts'

/** The draw of one week: sealed while it runs, open when it is over. */
export function Draw() {
  const t = useCallbackText()
  const name = useNames()
  const [week, setWeek] = useState(() => toOfficeDay(Date.now()))
  const { data, error } = useQuery({
    queryKey: ['callback', 'draw', week],
    enabled: week !== '',
    queryFn: ({ signal }) => api.get<DrawView>('/callback/draw', { query: { week }, signal }),
  })
  return (
    <Panel title={t('cb.draw')}>
      <div className="ui-stack">
        <p>{t('cb.draw.lead')}</p>
        <div className="callback-asked">
          <TextField label={t('cb.draw.week')} type="date" value={week} onChange={setWeek} />
        </div>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Skeleton lines={3} />}
        {data && (
          <>
            <dl className="callback-facts">
              <div>
                <dt>{t('cb.draw.seal')}</dt>
                <dd>
                  <code>{data.seal}</code>
                </dd>
              </div>
              <div>
                <dt>{t('cb.draw.seed')}</dt>
                <dd>{data.seed ? <code>{data.seed}</code> : t('cb.draw.secret')}</dd>
              </div>
            </dl>
            {data.units.length === 0 && <p>{t('cb.draw.none')}</p>}
            <ul>
              {data.units.map(({ unit, could, drawn }) => (
                <li key={unit ?? ''}>{t('cb.draw.unit', { name: name(unit) || t('cb.none'), could, drawn })}</li>
              ))}
            </ul>
            {data.rows.length === 0 && data.units.length > 0 && <p className="ui-soft">{t('cb.draw.all')}</p>}
            {data.rows.length > 0 && (
              <details>
                <summary>{t('cb.draw.rows')}</summary>
                <ul>
                  {data.rows.map(row => (
                    <li key={`${row.case} ${row.round}`}>
                      <Link href={`~/desk/case/${row.case}`}>{row.number}</Link> {name(row.unit) || t('cb.none')} ·{' '}
                      {row.drawnNumber.toFixed(6)} · {t(row.drawn ? 'cb.draw.in' : 'cb.draw.out')} (&lt; {row.share})
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
    </Panel>
  )
}
