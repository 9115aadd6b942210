import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StandardText } from '#contract/templates'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { client } from '../data/client.ts'
import { kindsOf, useProgrammes } from '../data/office.ts'
import { useAttempt } from '../session/use-attempt.ts'
import { useTextsText } from './text.ts'
import { TextForm } from './text-form.tsx'

/** 常用语: my own, those of my unit and of the office. */
export default function TextsPage() {
  const t = useTextsText()
  const [editing, setEditing] = useState<StandardText | 'new'>()
  const { data, error, refetch } = useQuery({
    queryKey: ['standard-texts'],
    queryFn: ({ signal }) => api.get<{ rows: StandardText[] }>('/standard-texts', { signal }).then(answer => answer.rows),
  })
  const { data: programmes } = useProgrammes()
  const { attempt, error: fault } = useAttempt()
  const changed = () => client.invalidateQueries({ queryKey: ['standard-texts'] })
  const remove = (text: StandardText) =>
    attempt(async () => {
      await api.remove(`/standard-texts/${text.id}`)
      toast(t('st.removed'))
      await changed()
    })
  const whereOf = ({ type, step, field, category }: StandardText) => {
    const def = kindsOf(programmes).find(kind => kind.type === type)?.def
    const named = step ? def?.steps[step] : undefined
    return (
      [def?.title, named?.title, field && (named?.ask?.[field]?.title ?? field), category].filter(Boolean).join(' · ') ||
      t('st.any')
    )
  }
  const add = (
    <Button look="main" onPress={() => setEditing('new')}>
      {t('st.add')}
    </Button>
  )
  return (
    <Page title={t('st.title')} lead={t('st.lead')} width="wide" actions={add}>
      <div className="ui-stack">
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {fault !== undefined && <ErrorNote error={fault} />}
        {!data && !error && <Skeleton lines={6} />}
        {data?.length === 0 && <EmptyState title={t('st.empty')}>{t('st.empty.lead')}</EmptyState>}
        {data?.map(text => (
          <Panel key={text.id} title={text.title}>
            <div className="ui-stack">
              <p style={{ whiteSpace: 'pre-line' }}>{text.body}</p>
              <div className="ui-row">
                <StateChip tone={text.share === 'own' ? 'grey' : 'green'}>{t(`st.share.${text.share}`)}</StateChip>
                <span className="ui-soft">
                  {t('st.where')} {whereOf(text)}
                </span>
              </div>
              {text.mayChange && (
                <div className="ui-row">
                  <Button size="small" onPress={() => setEditing(text)}>
                    {t('st.edit')}
                  </Button>
                  <Button size="small" look="danger" confirm={t('st.remove')} onPress={() => remove(text)}>
                    {t('st.remove')}
                  </Button>
                </div>
              )}
            </div>
          </Panel>
        ))}
      </div>
      {editing && (
        <TextForm text={editing === 'new' ? undefined : editing} onClose={() => setEditing(undefined)} onSaved={changed} />
      )}
    </Page>
  )
}
