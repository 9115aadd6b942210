import { useState } from 'react'
import { Tabs } from '../../overlay/tabs.tsx'
import { useLanguage } from '../../shell/preferences.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useWork, type WorkAsked } from './data.ts'
import { usePlanText } from './text.ts'
import { Board, Calendar, Gantt } from './views.tsx'

const tabs = ['board', 'calendar', 'gantt'] as const
const standings = ['late', 'slow', 'no-data', 'to-set', 'on-way', 'kept'] as const

/** Promises of all adopted plans, each once: by unit, by deadline, along the year. */
export function WorkPage() {
  const t = usePlanText()
  const language = useLanguage()
  const { posts } = useSignedIn()
  const { data: units = [] } = useUnits()
  const acts = posts.some(post => post.unit !== null)
  const [tab, setTab] = useState<(typeof tabs)[number]>('board')
  const [whose, setWhose] = useState<string | undefined>(acts ? 'mine' : undefined)
  const [standing, setStanding] = useState<string>()
  const asked: WorkAsked = {
    ...(whose === 'mine' ? { mine: true } : whose && { unit: whose }),
    ...(standing && { standing }),
  }
  const { data, error, refetch } = useWork(asked)
  return (
    <Page title={t('pl.page.work')} lead={t('pl.work.lead')} width="full">
      <div className="pl-filters ui-no-print">
        <Select
          label={t('pl.work.whose')}
          empty={t('pl.work.everybody')}
          value={whose}
          onChange={setWhose}
          options={[
            { value: 'mine', label: t('pl.work.mine') },
            ...units.filter(u => u.active).map(u => ({ value: u.id, label: nameIn(language, u) })),
          ]}
        />
        <Select
          label={t('pl.filter.standing')}
          empty={t('pl.filter.all')}
          value={standing}
          onChange={setStanding}
          options={standings.map(value => ({ value, label: t(`pl.st.${value}`) }))}
        />
      </div>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <Tabs
          label={t('pl.views')}
          value={tab}
          onChange={value => setTab(value as typeof tab)}
          tabs={tabs.map(value => ({ value, label: t(`pl.tab.${value}`) }))}
        >
          {tab === 'board' && <Board items={data.items} />}
          {tab === 'calendar' && <Calendar items={data.items} />}
          {tab === 'gantt' && <Gantt items={data.items} />}
        </Tabs>
      )}
    </Page>
  )
}
