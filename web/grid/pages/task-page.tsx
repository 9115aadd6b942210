import { Link, Redirect } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { allFields } from '#kernel/engine/values'
import { leftOf, toneOfState } from '../../desk/data/clocks.ts'
import { useCalendar } from '../../desk/data/office.ts'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { PhotoStrip } from '../../shell/ui/photo-strip.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { goesAlong, onTheSpot, useField } from '../data.ts'
import { useErrands } from '../outbox/queue.ts'
import { AsOf } from '../parts/as-of.tsx'
import { CaseStory } from '../parts/case-story.tsx'
import { OnSite } from '../parts/on-site.tsx'
import { Reporter } from '../parts/reporter.tsx'
import { Where } from '../parts/where.tsx'
import { pageOf } from '../rounds/stop-link.ts'
import { picture } from '../store/photos.ts'
import { useText } from '../text.ts'
import { useCase } from './use-tasks.ts'

const words = (value: unknown): string => (typeof value === 'string' ? value : '')
const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter(one => typeof one === 'string') : [])

/** What the matter is: the first long text of its form, or what its line in a list begins with. */
const mainKey = (def: CaseData): string | undefined =>
  Object.keys(def.form).find(key => def.form[key]?.kind === 'note') ?? def.list[0]
export const mainWords = (def: CaseData, data: Readonly<Record<string, unknown>>): string => words(data[mainKey(def) ?? ''])

export function TaskPage({ id }: { id: string }) {
  const t = useText()
  const { data, error, reload, asOf } = useCase(id)
  const { types } = useField()
  const def = types.find(one => one.type === data?.case.type)?.def
  if (data && def?.round) return <Redirect to={pageOf(types, { type: data.case.type, case: id })} replace />
  return (
    <Page
      title={data ? t('grid.task', { number: data.case.number }) : t('shell.loading')}
      back={{ to: '/', label: t('grid.tasks') }}
    >
      <div className="ui-stack">
        <AsOf at={asOf} />
        {error !== undefined && <ErrorNote error={error} retry={reload} />}
        {data && def ? <Task detail={data} def={def} /> : error === undefined && <Skeleton lines={8} />}
      </div>
    </Page>
  )
}

function Task({ detail, def }: { detail: CaseDetail; def: CaseData }) {
  const t = useText()
  const now = useNow()
  const { case: c } = detail
  const state = def.states[c.state]
  const { data: calendar } = useCalendar()
  const due = c.clock?.dueAt ?? undefined
  const clock = {
    due,
    left: due === undefined || !c.clock ? undefined : leftOf(due, now, c.clock.span.unit, calendar),
    warnAt: c.clock?.warnAt ?? undefined,
    paused: state?.pauses === true,
    done: state?.ends !== undefined,
  }
  const onSite = onTheSpot(def)
  const shown = Object.entries(onSite ? allFields(def) : def.form)
  const photos = shown.flatMap(([key, field]) => (field.kind === 'photos' ? listOf(c.data[key]) : []))
  const title = mainWords(def, c.data)
  return (
    <>
      <div className="ui-row">
        <StateChip tone={toneOfState(def, c.state, clockTone(clock, now))}>{state?.title ?? c.state}</StateChip>
        {!clock.done && <ClockChip {...clock} />}
      </div>
      <p className="grid-words">{title}</p>
      {photos.length > 0 && (
        <section aria-label={t(onSite ? 'grid.task.pictures' : 'grid.task.photos')}>
          <PhotoStrip photos={photos.map(picture)} />
        </section>
      )}
      {onSite && <OnSite detail={detail} def={def} but={mainKey(def)} />}
      <Steps detail={detail} def={def} />
      <Where place={c.place} title={title.slice(0, 20) || c.number} />
      <Reporter detail={detail} def={def} />
      <Panel title={t('grid.task.story')}>
        <CaseStory detail={detail} def={def} />
      </Panel>
    </>
  )
}

/** The steps this person may take now, each a big button; what is already on its way is said instead. */
function Steps({ detail, def }: { detail: CaseDetail; def: CaseData }) {
  const t = useText()
  const { me } = useField()
  const { case: c } = detail
  const going = useErrands().find(one => one.state !== 'sent' && one.wish.kind === 'take' && one.wish.case === c.id)
  if (going) {
    return (
      <p className="grid-note" role="status">
        {t('grid.task.going', { step: going.title })} <Link href="/outbox">{t('grid.task.going.see')}</Link>
      </p>
    )
  }
  const steps = detail.steps.flatMap(name => (def.steps[name] ? [{ name, step: def.steps[name] }] : []))
  const along = steps.length === 0 && goesAlong(detail, me)
  if (along) {
    return (
      <p className="grid-note" role="status">
        {t('grid.task.along', { unit: detail.names[c.unit ?? ''] ?? '' })}{' '}
        <a href={`/desk/case/${c.id}`}>{t('grid.task.along.desk')}</a>
      </p>
    )
  }
  if (steps.length === 0) {
    return (
      <EmptyState title={t('grid.task.nothing')}>
        {t('grid.task.nothing.lead', { state: def.states[c.state]?.title ?? c.state })}
      </EmptyState>
    )
  }
  const onward = steps.findIndex(({ step }) => !step.returns)
  return (
    <section className="grid-steps" aria-labelledby="steps">
      <h2 id="steps">{t('grid.task.do')}</h2>
      {steps.map(({ name, step }, at) => (
        <ButtonLink
          key={name}
          to={`/task/${c.id}/${name}`}
          size="wide"
          look={at === onward ? 'main' : step.returns ? 'danger' : 'plain'}
        >
          {step.title}
        </ButtonLink>
      ))}
    </section>
  )
}
