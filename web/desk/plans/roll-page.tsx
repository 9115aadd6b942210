import { useMemo, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { PlanDetail, PlanLine } from '#contract/plans'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { rollPlan, usePlan, useTree } from './data.ts'
import { StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { isPromise } from './tree.ts'

/** The next plan from this one: what is not kept goes on, each with its reason. */
export function RollPage({ id }: { id: string }) {
  const { data: plan, error } = usePlan(id)
  const { data: tree } = useTree(id)
  if (error) return <ErrorNote error={error} />
  return plan && tree ? <Roll plan={plan} lines={tree.items} /> : <Skeleton lines={8} />
}

const dayMs = 86_400_000
/** The span of the same length that begins where this one ends. */
function nextSpan(from: string, until: string): { from: string; until: string } {
  const begin = new Date(Date.parse(until) + dayMs)
  const months = Math.max(1, Math.round((Date.parse(until) + dayMs - Date.parse(from)) / (30.44 * dayMs)))
  const end = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + months, begin.getUTCDate()) - dayMs)
  return { from: begin.toISOString().slice(0, 10), until: end.toISOString().slice(0, 10) }
}
const nextTitle = (title: string) => title.replace(/20\d\d/, year => String(Number(year) + 1))

function Roll({ plan, lines }: { plan: PlanDetail; lines: readonly PlanLine[] }) {
  const t = usePlanText()
  const [, navigate] = useLocation()
  const open = useMemo(() => lines.filter(l => l.state === 'live' && isPromise(l) && l.standing !== 'kept'), [lines])
  const [id] = useState(newId)
  const [title, setTitle] = useState(nextTitle(plan.title))
  const [span, setSpan] = useState(() => nextSpan(plan.from, plan.until))
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(() => new Map(open.map(l => [l.id, ''])))
  const [common, setCommon] = useState('')
  const [error, setError] = useState<unknown>()
  const set = (item: string, reason: string | null) =>
    setReasons(last => {
      const next = new Map(last)
      if (reason === null) next.delete(item)
      else next.set(item, reason)
      return next
    })
  const fill = () =>
    setReasons(last => new Map([...last].map(([item, reason]) => [item, reason.trim() === '' ? common : reason])))
  const missing = [...reasons.values()].filter(reason => reason.trim() === '').length
  const make = () =>
    rollPlan(plan.id, { id, title, ...span, carry: [...reasons].map(([item, reason]) => ({ item, reason })) }).then(made => {
      toast(t('pl.rolled'))
      navigate(`/${made.id}`)
    }, setError)
  return (
    <Page title={t('pl.roll')} back={{ to: `/${plan.id}`, label: plan.title }} lead={t('pl.roll.lead')}>
      {error !== undefined && <ErrorNote error={error} />}
      {plan.followedBy.map(next => (
        <p className="pl-note" role="note" key={next.id}>
          {t('pl.roll.before')} <Link href={`/${next.id}`}>{next.title}</Link>
        </p>
      ))}
      <div className="ui-stack">
        <Panel title={t('pl.head')}>
          <div className="pl-fields">
            <TextField label={t('pl.f.title')} value={title} maxLength={200} onChange={setTitle} />
            <TextField type="date" label={t('pl.f.from')} value={span.from} onChange={from => setSpan({ ...span, from })} />
            <TextField type="date" label={t('pl.f.until')} value={span.until} onChange={until => setSpan({ ...span, until })} />
          </div>
        </Panel>
        <Panel title={t('pl.roll.open', { count: open.length })}>
          <p className="ui-soft">{t(open.length === 0 ? 'pl.roll.none' : 'pl.roll.public')}</p>
          {missing > 1 && (
            <div className="pl-actions">
              <TextField label={t('pl.roll.common')} optional value={common} maxLength={500} onChange={setCommon} />
              <Button disabled={common.trim() === ''} onPress={fill}>
                {t('pl.roll.fill', { count: missing })}
              </Button>
            </div>
          )}
          <ul className="pl-roll">
            {open.map(line => (
              <li key={line.id}>
                <Checkbox checked={reasons.has(line.id)} onChange={on => set(line.id, on ? '' : null)}>
                  {line.title}
                </Checkbox>{' '}
                <StandingOf line={line} />
                {reasons.has(line.id) && (
                  <TextField
                    label={t('pl.roll.reason')}
                    value={reasons.get(line.id) ?? ''}
                    maxLength={500}
                    onChange={reason => set(line.id, reason)}
                  />
                )}
              </li>
            ))}
          </ul>
          <Button
            look="main"
            disabled={missing > 0 || title.trim() === ''}
            reason={t('pl.roll.missing', { count: missing })}
            onPress={make}
          >
            {t('pl.roll.make')}
          </Button>
        </Panel>
      </div>
    </Page>
  )
}
