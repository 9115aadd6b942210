import { useState } from 'react'
import type { AskedList, AskedRow } from '#contract/reports'
import { api } from '../../shell/api.ts'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { client } from '../data/client.ts'
import { useAsked } from './data.ts'
import { useReportText } from './text.ts'
import { typedValue } from './type-in.tsx'

/** The numbers that only I know: one answer each, with what I said the last time at hand. */
export function AskedPage() {
  const t = useReportText()
  const { data, error, refetch } = useAsked()
  const waiting = data?.rows.filter(row => row.answeredAt === null) ?? []
  const done = data?.rows.filter(row => row.answeredAt !== null) ?? []
  return (
    <Page title={t('rep.asked.title')} lead={t('rep.asked.lead')} width="narrow">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={4} />}
      {data && waiting.length === 0 && <EmptyState title={t('rep.asked.none')}>{t('rep.asked.none.lead')}</EmptyState>}
      <div className="ui-stack">
        {waiting.map(row => (
          <Card key={row.id} row={row} />
        ))}
        {done.length > 0 && (
          <section className="ui-stack" aria-label={t('rep.asked.done')}>
            <h2>{t('rep.asked.done')}</h2>
            {done.map(row => (
              <Card key={row.id} row={row} />
            ))}
          </section>
        )}
      </div>
    </Page>
  )
}

function Card({ row }: { row: AskedRow }) {
  const t = useReportText()
  const language = useLanguage()
  const now = useNow()
  const label = row.labels.join(' / ')
  const [text, setText] = useState(String(row.answer ?? row.before?.value ?? ''))
  const [error, setError] = useState<unknown>()
  const [wrong, setWrong] = useState(false)
  const send = async (value: number | string) => {
    if (row.as === 'number' && typeof value !== 'number') return setWrong(true)
    setWrong(false)
    setError(undefined)
    await api
      .post<AskedList>(`/reports/asked/${row.id}`, { value })
      .then(list => {
        client.setQueryData(['reports', 'asked'], list)
        toast(t('rep.asked.thanks'))
      })
      .catch(setError)
  }
  const before = row.before
  return (
    <article className="rep-ask" aria-label={label}>
      <h2>{label}</h2>
      <p className="ui-soft">
        {[
          row.title,
          row.says,
          row.due && t('rep.asked.due', { due: sayDate(row.due, now, language) }),
          row.who && t('rep.asked.unit', { who: row.who }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {row.hint !== '' && <p>{row.hint}</p>}
      {before && <p className="ui-soft">{t('rep.asked.before', { says: before.says, value: before.value })}</p>}
      {row.goes && <p className="ui-soft">{t('rep.asked.goes', { register: row.goes })}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      <form
        onSubmit={event => {
          event.preventDefault()
          if (text.trim() !== '') void send(typedValue(text))
        }}
      >
        <TextField
          label={t('rep.asked.answer', { label })}
          inputMode={row.as === 'number' ? 'decimal' : 'text'}
          value={text}
          maxLength={500}
          error={wrong ? t('rep.asked.number') : undefined}
          onChange={setText}
        />
        <Button submit look="main" disabled={text.trim() === ''}>
          {t('rep.asked.send')}
        </Button>
        {before && row.answeredAt === null && <Button onPress={() => send(before.value)}>{t('rep.asked.same')}</Button>}
      </form>
    </article>
  )
}
