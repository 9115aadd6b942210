import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HotlineBatch, HotlineBatches } from '#contract/hotline'
import { address, api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { client } from '../data/client.ts'
import { useImportText } from '../imports/text.ts'
import './hotline.css'

const tones = { made: 'amber', handed: 'green', withdrawn: 'grey' } as const
const shownBatches = 5

/** What waits to be handed back, and the numbered files that were made of it. */
export function Answers({ mayMake }: { mayMake: boolean }) {
  const t = useImportText()
  const [error, setError] = useState<unknown>()
  const asked = useQuery({
    queryKey: ['hotline', 'batches'],
    queryFn: ({ signal }) => api.get<HotlineBatches>('/hotline/batches', { signal }),
  })
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined)
    await work().catch(setError)
    await client.invalidateQueries({ queryKey: ['hotline'] })
  }
  const make = (source: string) =>
    attempt(async () => {
      const made = await api.post<HotlineBatch>('/hotline/batches', { source })
      toast(t('hot.made', { no: made.no, count: made.orders }))
    })
  const decide = (no: number, what: 'handed' | 'withdrawn') =>
    attempt(async () => void (await api.post(`/hotline/batches/${no}/decision`, { what })))
  const { ready = [], rows = [] } = asked.data ?? {}
  return (
    <Panel title={t('hot.answers')}>
      <div className="ui-stack">
        {(error ?? asked.error) !== undefined && (error ?? asked.error) !== null && <ErrorNote error={error ?? asked.error} />}
        {asked.data && ready.length === 0 && <p>{t('hot.ready.none')}</p>}
        {ready.map(({ source, orders }) => (
          <div key={source} className="ui-row">
            <span>{t('hot.ready', { source, count: orders })}</span>
            {mayMake && (
              <Button look="main" onPress={() => make(source)}>
                {t('hot.make')}
              </Button>
            )}
          </div>
        ))}
        <ul className="hot-batches">
          {rows.slice(0, shownBatches).map(batch => (
            <li key={batch.no}>
              <strong>{t('hot.batch', { no: batch.no })}</strong>
              <span>{batch.source}</span>
              <span>{t('hot.batch.count', { count: batch.orders })}</span>
              <When at={batch.madeAt} />
              <StateChip tone={tones[batch.state]}>{t(`hot.batch.state.${batch.state}`)}</StateChip>
              {mayMake && (
                <a href={address(`/hotline/batches/${batch.no}/answers.xlsx`)} download={batch.file}>
                  {t('hot.download')}
                </a>
              )}
              {mayMake && batch.state === 'made' && (
                <>
                  <Button size="small" look="main" confirm={t('hot.handed.confirm')} onPress={() => decide(batch.no, 'handed')}>
                    {t('hot.handed')}
                  </Button>
                  <Button
                    size="small"
                    look="quiet"
                    confirm={t('hot.withdraw.confirm')}
                    onPress={() => decide(batch.no, 'withdrawn')}
                  >
                    {t('hot.withdraw')}
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
