import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { ExclusionRow, Exclusions } from '#contract/callback'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { When } from '../../shell/ui/when.tsx'
import { client } from '../data/client.ts'
import { useNames } from '../data/names.ts'
import { useCallbackText } from './text.ts'

/** What somebody wants left out of the figures: decided by a second person, and kept. */
export function ExclusionsPage() {
  const t = useCallbackText()
  const { data, error, refetch } = useQuery({
    queryKey: ['callback', 'exclusions'],
    queryFn: ({ signal }) => api.get<Exclusions>('/callback/exclusions', { signal }),
  })
  return (
    <Page title={t('cb.page.exclusions')} lead={t('cb.excl.lead')} width="wide">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={5} />}
      {data && (
        <div className="ui-stack">
          <Panel title={t('cb.excl.waiting')}>
            {data.waiting.length === 0 ? <p>{t('cb.excl.none')}</p> : <Rows rows={data.waiting} />}
          </Panel>
          {data.decided.length > 0 && (
            <Panel title={t('cb.excl.decided')}>
              <Rows rows={data.decided} />
            </Panel>
          )}
        </div>
      )}
    </Page>
  )
}

function Rows({ rows }: { rows: readonly ExclusionRow[] }) {
  const t = useCallbackText()
  const name = useNames()
  return (
    <ul className="callback-behind">
      {rows.map(row => (
        <li key={row.id}>
          <div>
            <Link href={`~/desk/case/${row.case}`}>{row.number}</Link> {row.title}
            <p>{t('cb.excl.by', { name: row.askedBy, reason: row.reason })}</p>
            <small>
              {name(row.unit) || t('cb.none')} · <When at={row.askedAt} />
            </small>
            {row.decidedAt !== null && (
              <p>
                <StateChip tone={row.granted ? 'green' : 'grey'}>
                  {t(row.granted ? 'cb.excl.granted' : 'cb.excl.refused')}
                </StateChip>{' '}
                {t('cb.excl.decision', { name: row.decidedBy ?? '', words: row.words ?? '' })} · <When at={row.decidedAt} />
              </p>
            )}
            {row.decidedAt === null && (row.mayDecide ? <Decide row={row} /> : <p className="ui-soft">{t('cb.excl.own')}</p>)}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Decide({ row }: { row: ExclusionRow }) {
  const t = useCallbackText()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const decide = async (grant: boolean) => {
    setError(undefined)
    await api.post(`/callback/exclusions/${row.id}/decision`, { grant, words: words.trim() }).catch(setError)
    await client.invalidateQueries({ queryKey: ['callback'] })
  }
  return (
    <div className="callback-decide">
      <TextField label={t('cb.excl.words')} value={words} onChange={setWords} maxLength={500} />
      <Button look="main" onPress={() => decide(true)}>
        {t('cb.excl.grant')}
      </Button>
      <Button onPress={() => decide(false)}>{t('cb.excl.refuse')}</Button>
      {error !== undefined && <ErrorNote error={error} kept />}
    </div>
  )
}
