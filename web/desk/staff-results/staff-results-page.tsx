import { useState } from 'react'
import type { StaffResult } from '#contract/staff-results'
import { NameFinder } from '../../fields/name-finder.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { usePeople } from '../admin/data.ts'
import { useSignedIn } from '../data/session.ts'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { useStaffResults, withdraw } from './data.ts'
import { ResultForm } from './result-form.tsx'
import { ResultView } from './result-view.tsx'
import { useStaffResultText } from './text.ts'

/** Yearly results that others decided, one person at a time; for personnel, and no page at all for others. */
export default function StaffResultsPage() {
  return useSignedIn().posts.some(post => post.role === 'personnel') ? <OneByOne /> : <NoSuchPage />
}

function OneByOne() {
  const t = useStaffResultText()
  const me = useSignedIn().person.id
  const { data: people = [], isPending } = usePeople()
  const [person, setPerson] = useState<string>()
  return (
    <Page title={t('sr.title')} lead={t('sr.lead')} width="narrow">
      <div className="ui-stack">
        <NameFinder
          label={t('sr.person')}
          hint={t('sr.self')}
          search={t('sr.person.search')}
          many={false}
          loading={isPending}
          named={people.filter(p => p.id !== me).map(p => ({ id: p.id, name: p.name }))}
          value={person ? [person] : []}
          onChange={([picked]) => setPerson(picked)}
        />
        {person && <OfPerson key={person} person={person} />}
      </div>
    </Page>
  )
}

function OfPerson({ person }: { person: string }) {
  const t = useStaffResultText()
  const { data, error, refetch } = useStaffResults(person)
  if (!data) return error ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton lines={4} />
  return (
    <>
      {data.rows.length === 0 && <p className="ui-soft">{t('sr.none')}</p>}
      {data.rows.map(one => (
        <ResultView key={one.id} of={one}>
          {!one.withdrawn && <Change key={one.version} person={person} of={one} />}
        </ResultView>
      ))}
      <Panel title={t('sr.enter')}>
        <ResultForm person={person} onDone={() => undefined} />
      </Panel>
      <p className="ui-soft">{t('sr.law', { purpose: data.purpose, years: data.keepYears })}</p>
    </>
  )
}

function Change({ person, of }: { person: string; of: StaffResult }) {
  const t = useStaffResultText()
  const [doing, setDoing] = useState<'correct' | 'withdraw'>()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const close = () => setDoing(undefined)
  if (doing === 'correct') return <ResultForm person={person} of={of} onDone={close} />
  if (doing === undefined)
    return (
      <p className="ui-row">
        <Button size="small" onPress={() => setDoing('correct')}>
          {t('sr.correct')}
        </Button>
        <Button size="small" look="quiet" onPress={() => setDoing('withdraw')}>
          {t('sr.withdraw')}
        </Button>
      </p>
    )
  const send = () => withdraw(person, of, reason).then(() => toast(t('sr.withdrawn.said')), setError)
  return (
    <div className="ui-stack">
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextField label={t('sr.reason')} maxLength={300} value={reason} onChange={setReason} />
      <p className="ui-row">
        <Button look="danger" disabled={reason.trim() === ''} reason={t('sr.first')} onPress={send}>
          {t('sr.withdraw')}
        </Button>
        <Button onPress={close}>{t('sr.cancel')}</Button>
      </p>
    </div>
  )
}
