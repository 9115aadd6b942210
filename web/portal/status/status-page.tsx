import { lazy, Suspense } from 'react'
import { Redirect } from 'wouter'
import { ApiError } from '../../shell/api.ts'
import { sayMoment, sayTook } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ClockChip } from '../../shell/ui/clock-chip.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { rememberReport, useMyReports } from '../data/my-reports.ts'
import { usePortal } from '../data/office.ts'
import { planForm, titleOf } from '../report/plan-form.ts'
import { useText } from '../text.ts'
import { Acts } from './acts.tsx'
import { CaseStory } from './case-story.tsx'
import { Looks } from './looks.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { PublishedPart } from './published-part.tsx'
import { isReportersTurn, sayState, stateTone } from './say-state.ts'
import { usePublicCase } from './use-case.ts'
import './status.css'

const TellPanel = lazy(() => import('../tell/tell-panel.tsx'))

/** What became of it: for anybody with the number to read, for the holder of the key also to answer and rate. */
export default function StatusPage({ number }: { number: string }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { types, roles } = usePortal()
  const { view, key, error, loading, reload, act } = usePublicCase(number)
  const known = useMyReports().some(one => one.number === number)
  const back = { to: '/', label: t('portal.back.home') }

  if (error instanceof ApiError && (error.status === 404 || error.status === 400)) {
    return (
      <Page title={t('portal.status.missing')} back={back}>
        <EmptyState
          title={number}
          action={
            <ButtonLink to="/find" look="main">
              {t('portal.status.find')}
            </ButtonLink>
          }
        >
          {t('portal.status.missing.lead')}
        </EmptyState>
      </Page>
    )
  }
  if (!view) {
    return (
      <Page title={t('portal.status.title')} lead={t('portal.status.number', { number })} back={back}>
        {error !== undefined && !loading ? <ErrorNote error={error} retry={reload} /> : <Skeleton lines={6} />}
      </Page>
    )
  }
  const def = types.find(one => one.type === view.type)?.def
  // Visits somebody asked for are told on a page of their own: nothing there is a complaint.
  if (def?.round) return <Redirect to={`/care/${number}${location.hash}`} replace />
  const mine = view.mine !== null
  const state = def?.states[view.state]
  const turn = def !== undefined && isReportersTurn(def, view.state)
  const keep = () => {
    if (!key || !view.mine || !def) return
    const title = titleOf(planForm(def.form), view.data, def.title)
    const { state: at, dueAt, filedAt, type } = view
    rememberReport({ id: view.mine.id, number, key, type, title, state: at, dueAt, filedAt })
    toast(t('portal.status.kept'))
  }
  return (
    <Page
      title={def ? sayState(def, view.state, mine, roles, t) : t('portal.status.title')}
      lead={<span className="p-number-line">{t('portal.status.number', { number })}</span>}
      back={back}
    >
      <div className="p-status">
        <div className="ui-stack">
          <div className="ui-row">
            {def && (
              <StateChip tone={stateTone(def, view.state, view.dueAt, now)}>
                {turn && mine ? t('portal.mine.turn') : (state?.title ?? view.state)}
              </StateChip>
            )}
            {state && !state.ends && view.dueAt !== null && (
              <>
                <span>
                  {t(turn && mine ? 'portal.status.answer' : 'portal.status.due', {
                    when: sayMoment(view.dueAt, now, language),
                  })}
                </span>
                {!turn && <ClockChip due={view.dueAt} plain />}
              </>
            )}
            {view.closedAt !== null && (
              <span className="ui-soft">{t('portal.status.took', { took: sayTook(view.filedAt, view.closedAt, language) })}</span>
            )}
          </div>
          {view.follows && <p className="p-note">{t(`portal.status.${view.follows === 'joined' ? 'joined' : 'follows'}`)}</p>}
          {view.voices > 1 && <p className="ui-soft">{t('portal.status.voices', { count: view.voices })}</p>}
          {def && <ProgressBar def={def} state={view.state} passed={view.passed} />}
          {error !== undefined && <ErrorNote error={error} retry={reload} />}
        </div>
        <div className="ui-stack ui-no-print">
          {def && mine && <Acts def={def} view={view} act={act} />}
          {!mine && <p className="p-note">{t(key ? 'portal.status.wrongkey' : 'portal.status.readonly')}</p>}
          {mine && !known && <Button onPress={keep}>{t('portal.status.keep')}</Button>}
        </div>
        <Panel title={t('portal.status.story')}>
          <CaseStory view={view} def={def} />
        </Panel>
        {view.mine && key && (
          <Suspense>
            <TellPanel number={number} caseKey={key} refused={state?.ends === 'refused'} />
          </Suspense>
        )}
        {view.mine && key && <PublishedPart number={number} caseKey={key} />}
        {view.mine && <Looks looks={view.mine.looks} to={`/my-data/${number}${key ? `#${key}` : ''}`} />}
        <div className="ui-row ui-no-print">
          <Button size="small" onPress={reload} busy={loading}>
            {t('portal.status.refresh')}
          </Button>
          <Button size="small" look="quiet" onPress={() => print()}>
            {t('portal.status.print')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
