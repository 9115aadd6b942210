import { useCallback, useEffect, useMemo, useState } from 'react'
import { Route, Switch } from 'wouter'
import type { Me } from '#contract/office'
import { useNames } from '../desk/data/names.ts'
import { kindsOf, useOffice, useProgrammes } from '../desk/data/office.ts'
import { useMe } from '../desk/data/session.ts'
import { NewPassword } from '../desk/session/new-password.tsx'
import { SecondFactor } from '../desk/session/second-factor.tsx'
import { SetUpFirst } from '../desk/session/set-up-first.tsx'
import { useLanguage } from '../shell/preferences.ts'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { type Field, FieldContext, roundsToVisit, typesToReport, typesWithTasks } from './data.ts'
import { FieldSources } from './field-sources.tsx'
import { Frame } from './frame.tsx'
import { useKeepSending } from './outbox/use-sending.ts'
import { MePage } from './pages/me-page.tsx'
import { MinePage } from './pages/mine-page.tsx'
import { NotFieldWork } from './pages/not-field-work.tsx'
import { NoticesPage } from './pages/notices-page.tsx'
import { OutboxPage } from './pages/outbox-page.tsx'
import { ReportPage } from './pages/report-page.tsx'
import { StepPage } from './pages/step-page.tsx'
import { TaskPage } from './pages/task-page.tsx'
import { TasksPage } from './pages/tasks-page.tsx'
import { Door } from './phone/door.tsx'
import { makeMine } from './phone/this-phone.ts'
import { RoundPage } from './rounds/round-page.tsx'
import { StopPage } from './rounds/stop-page.tsx'
import { useWalking } from './rounds/use-walking.ts'
import { whoseShelves } from './store/shelves.ts'
import { useText } from './text.ts'

/** The field face: sign-in until somebody is, then the day's work. */
export function App() {
  const { data: me, error, isPending, isPaused, refetch } = useMe()
  if (me === undefined)
    return (
      <main className="grid-alone">
        {isPaused ? <FirstTime /> : error && !isPending ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton />}
      </main>
    )
  if (me === null) return <Door />
  if (me.pending === 'totp') return <SecondFactor />
  if (me.pending === 'password') return <NewPassword />
  if (me.pending === 'set-up') return <SetUpFirst />
  return <MyPhone key={me.person.id} me={me} />
}

function FirstTime() {
  const t = useText()
  return <p className="grid-note">{t('grid.phone.first')}</p>
}

/** Nothing is shown before the phone's shelves are this person's own. */
function MyPhone({ me }: { me: Me }) {
  const person = me.person.id
  const [open, setOpen] = useState(whoseShelves() === person)
  const [error, setError] = useState<unknown>()
  const settle = useCallback(() => {
    setError(undefined)
    makeMine(person).then(() => setOpen(true), setError)
  }, [person])
  useEffect(settle, [settle])
  if (open) return <FieldWork me={me} />
  return <main className="grid-alone">{error === undefined ? <Skeleton /> : <ErrorNote error={error} retry={settle} />}</main>
}

function useFieldOf(me: Me): { field: Field | undefined; error: unknown; retry: () => void } {
  const office = useOffice()
  const programmes = useProgrammes()
  const placeName = useNames()
  const lang = useLanguage()
  const field = useMemo<Field | undefined>(() => {
    if (!office.data || !programmes.data) return undefined
    const types = kindsOf(programmes.data).map(({ type, programme, def }) => ({ type, programme: programme.id, def }))
    return { me, office: office.data, types, placeName, lang }
  }, [me, office.data, programmes.data, placeName, lang])
  return {
    field,
    error: office.error ?? programmes.error,
    retry: () => void Promise.all([office.refetch(), programmes.refetch()]),
  }
}

function FieldWork({ me }: { me: Me }) {
  useKeepSending(me.person.id)
  useWalking(me.person.id)
  const { field, error, retry } = useFieldOf(me)
  if (!field) return <main className="grid-alone">{error ? <ErrorNote error={error} retry={retry} /> : <Skeleton />}</main>
  const works = [typesWithTasks, typesToReport, roundsToVisit].some(find => find(field.types, me).length > 0)
  return (
    <FieldContext value={field}>
      <FieldSources>
        <Frame>
          <Switch>
            <Route path="/me" component={MePage} />
            {!works && <Route component={NotFieldWork} />}
            <Route path="/" component={TasksPage} />
            <Route path="/task/:id">{({ id }) => <TaskPage key={id} id={id} />}</Route>
            <Route path="/task/:id/:step">{({ id, step }) => <StepPage key={id + step} id={id} step={step} />}</Route>
            <Route path="/rounds/:type">{({ type }) => <RoundPage key={type} type={type} />}</Route>
            <Route path="/rounds/:type/:id">{({ type, id }) => <StopPage type={type} id={id} />}</Route>
            <Route path="/rounds/:type/:id/:step">{({ type, id, step }) => <StopPage type={type} id={id} step={step} />}</Route>
            <Route path="/report" component={ReportPage} />
            <Route path="/mine" component={MinePage} />
            <Route path="/notices" component={NoticesPage} />
            <Route path="/outbox" component={OutboxPage} />
            <Route component={TasksPage} />
          </Switch>
        </Frame>
      </FieldSources>
    </FieldContext>
  )
}
