import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Behind as BehindPage, BehindRow } from '#contract/callback'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { client } from '../data/client.ts'
import { useNames } from '../data/names.ts'
import { useCallbackText } from './text.ts'

export type Looked = { title: string; query: Readonly<Record<string, string>> }

/** The callbacks behind one figure; from here somebody may ask that one be left out. */
export function Behind({ looked, onClose }: { looked: Looked; onClose: () => void }) {
  const t = useCallbackText()
  const name = useNames()
  const [asking, setAsking] = useState<BehindRow>()
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => top.current?.scrollIntoView({ block: 'start' }), [])
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['callback', 'behind', looked.query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      api.get<BehindPage>('/callback/cases', { query: { ...looked.query, ...(pageParam && { cursor: pageParam }) }, signal }),
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  const said = (row: BehindRow) =>
    [
      row.outcome === 'answered' && row.solved && t(`cb.solved.${row.solved}` as 'cb.solved.yes'),
      row.outcome === 'answered' && row.satisfied && t(`cb.satisfied.${row.satisfied}` as 'cb.satisfied.very'),
      row.outcome === 'answered' && row.contacted && t(`cb.contacted.${row.contacted}` as 'cb.contacted.yes'),
      row.outcome === 'answered' && row.way && t(`cb.way.${row.way}` as 'cb.way.phone'),
      row.outcome === 'unreached' && t('cb.unreached'),
      row.outcome === 'lapsed' && t('cb.lapsed'),
      row.excluded && t('cb.excluded'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <div ref={top}>
      <Panel title={looked.title} actions={<Button onPress={onClose}>{t('cb.behind.close')}</Button>}>
        {error && <ErrorNote error={error} />}
        {!data && !error && <Skeleton lines={4} />}
        {data && rows.length === 0 && <p>{t('cb.behind.none')}</p>}
        <ul className="callback-behind">
          {rows.map(row => (
            <li key={`${row.case} ${row.round}`}>
              <div>
                <Link href={`~/desk/case/${row.case}`}>{row.number}</Link> {row.title}
                <small>
                  {[name(row.unit) || t('cb.none'), name(row.community), said(row)].filter(Boolean).join(' · ')} ·{' '}
                  <When at={row.enteredAt} />
                </small>
              </div>
              {row.asked ? (
                <small>{t('cb.exclude.asked')}</small>
              ) : (
                !row.excluded && (
                  <Button size="small" look="quiet" label={`${t('cb.exclude')} ${row.number}`} onPress={() => setAsking(row)}>
                    {t('cb.exclude')}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
        {hasNextPage && (
          <Button busy={isFetchingNextPage} onPress={() => fetchNextPage()}>
            {t('cb.list.more')}
          </Button>
        )}
      </Panel>
      {asking && <Ask row={asking} onClose={() => setAsking(undefined)} />}
    </div>
  )
}

function Ask({ row, onClose }: { row: BehindRow; onClose: () => void }) {
  const t = useCallbackText()
  const [reason, setReason] = useState('')
  const [id] = useState(newId)
  const send = async () => {
    await api.post('/callback/exclusions', { id, case: row.case, round: row.round, reason: reason.trim() })
    await client.invalidateQueries({ queryKey: ['callback'] })
    toast(t('cb.exclude.sent'))
  }
  return (
    <FormDialog
      title={t('cb.exclude.title')}
      save={t('cb.exclude.send')}
      disabled={reason.trim().length < 4}
      onSave={send}
      onClose={onClose}
    >
      <p>
        {row.number} {row.title}
      </p>
      <p className="ui-soft">{t('cb.exclude.lead')}</p>
      <TextArea label={t('cb.exclude.reason')} value={reason} onChange={setReason} rows={3} maxLength={500} />
    </FormDialog>
  )
}
