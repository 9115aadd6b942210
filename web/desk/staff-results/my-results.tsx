import { useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useMyResults } from './data.ts'
import { ResultView } from './result-view.tsx'
import { useStaffResultText } from './text.ts'

/** What was decided of my own years; read only when I ask for it, as each look is on record. */
export function MyStaffResults() {
  const t = useStaffResultText()
  const [asked, setAsked] = useState(false)
  const { data, error, refetch } = useMyResults(asked)
  return (
    <Panel title={t('sr.mine')}>
      <p className="ui-soft">{t('sr.mine.lead')}</p>
      {!asked && <Button onPress={() => setAsked(true)}>{t('sr.mine.open')}</Button>}
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {data?.rows.length === 0 && <p>{t('sr.none')}</p>}
      {data?.rows.map(one => (
        <ResultView key={one.id} of={one} />
      ))}
      {data && (
        <>
          <p className="ui-soft">{t('sr.law', { purpose: data.purpose, years: data.keepYears })}</p>
          {data.looks.length > 0 && (
            <details>
              <summary>{t('sr.looks', { count: data.looks.length })}</summary>
              <ul>
                {data.looks.map(look => (
                  <li key={`${look.at} ${look.who}`}>
                    {look.who} <When at={look.at} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </>
      )}
    </Panel>
  )
}
