import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { Route, Switch } from 'wouter'
import type { Me } from '#contract/office'
import { useNames } from '../desk/data/names.ts'
import { kindsOf, useOffice, useProgrammes } from '../desk/data/office.ts'
import { useMe } from '../desk/data/session.ts'
import { useLanguage } from '../shell/preferences.ts'
import { ErrorNote } from '../shell/ui/error-note.tsx'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useFetchedSoon } from '../shell/use-fetched-soon.ts'
import { type Field, FieldContext, roundsToVisit, typesToReport, typesWithTasks } from './data.ts'
import { FieldSources } from './field-sources.tsx'
import { Frame } from './frame.tsx'
import { useKeepSending } from './outbox/use-sending.ts'
import { NotFieldWork } from './pages/not-field-work.tsx'
import { TasksPage } from './pages/tasks-page.tsx'
import { makeMine } from './phone/this-phone.ts'
import { useWalking } from './rounds/use-walking.ts'
import { whoseShelves } from './store/shelves.ts'
import { useText } from './text.ts'

/** Fetched once the first page stands; the worker keeps them on the phone, so no signal is needed. */
const fetchPages = () => import('./pages/later-pages.tsx')
const LaterPages = lazy(fetchPages)
const BeforeWork = lazy(() => import('./phone/before-work.tsx'))

/** The field face: sign-in until somebody is, then the day's work. */
export function App() {
  const { data: me, error, isPending, isPaused, refetch } = useMe()
  if (me === undefined)
    return (
      <main className="grid-alone">
        {isPaused ? <FirstTime /> : error && !isPending ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton />}
      </main>
    )
  if (me === null || me.pending !== 'none')
    return (
      <Suspense
        fallback={
          <main className="grid-alone">
            <Skeleton />
          </main>
        }
      >
        <BeforeWork pending={me?.pending} />
      </Suspense>
    )
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
  useFetchedSoon(fetchPages)
  const { field, error, retry } = useFieldOf(me)
  if (!field) return <main className="grid-alone">{error ? <ErrorNote error={error} retry={retry} /> : <Skeleton />}</main>
  const works = [typesWithTasks, typesToReport, roundsToVisit].some(find => find(field.types, me).length > 0)
  return (
    <FieldContext value={field}>
      <FieldSources>
        <Frame>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Switch>
              <Route path="/me" component={LaterPages} />
              {!works && <Route component={NotFieldWork} />}
              <Route path="/" component={TasksPage} />
              <Route component={LaterPages} />
            </Switch>
          </Suspense>
        </Frame>
      </FieldSources>
    </FieldContext>
  )
}
