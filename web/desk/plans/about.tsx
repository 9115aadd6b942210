import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { PlanDetail } from '#contract/plans'
import { ApiError } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { changePlan, closePlan, type Head, usePlans } from './data.ts'
import { HeadFields } from './head-fields.tsx'
import { usePlanText } from './text.ts'

/** How a plan is headed, what it was read from, what carries it out, and whether anybody may read it. */
export function About({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  return (
    <div className="ui-stack">
      {plan.sources.length > 0 && (
        <Panel title={t('pl.sources')}>
          <ul>
            {plan.sources.map(s => (
              <li key={s.id}>
                <Link href={`/${plan.id}/review?source=${s.id}`}>{s.name || t('pl.pasted')}</Link>{' '}
                <span className="ui-soft">
                  {t('pl.characters', { count: s.characters })} · {s.by} · <When at={s.at} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {plan.carriedOutBy.length > 0 && (
        <Panel title={t('pl.carried.out.by')}>
          <ul>
            {plan.carriedOutBy.map(p => (
              <li key={p.id}>
                <Link href={`/${p.id}`}>{p.title}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {plan.mayKeep && <Change plan={plan} />}
      {plan.mayAdopt && plan.edition > 0 && <End plan={plan} />}
    </div>
  )
}

function Change({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const { data: plans } = usePlans()
  const [head, setHead] = useState<Head>(plan)
  const [plain, setPlain] = useState(plan.plain)
  const [open, setOpen] = useState(plan.public)
  const [error, setError] = useState<unknown>()
  if (!plans) return <Skeleton lines={4} />
  const { id: _, ...rest } = head
  const keep = () =>
    changePlan(plan.id, { ...rest, plain, public: open, version: plan.version }).then(() => {
      setError(undefined)
      toast(t('pl.saved'))
    }, setError)
  return (
    <Panel title={t('pl.head')}>
      {error !== undefined && <ErrorNote error={error} />}
      <HeadFields head={head} onChange={setHead} errors={error instanceof ApiError ? error.fields : undefined} plans={plans} />
      <TextArea label={t('pl.plain')} hint={t('pl.plain.hint')} rows={4} maxLength={4000} value={plain} onChange={setPlain} />
      {plan.edition > 0 ? (
        <Checkbox checked={open} onChange={setOpen}>
          {t('pl.public')}
        </Checkbox>
      ) : (
        <p className="ui-soft">{t('pl.public.later')}</p>
      )}
      <p className="pl-actions">
        <Button look="main" onPress={keep}>
          {t('pl.save')}
        </Button>
      </p>
    </Panel>
  )
}

function End({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const [, navigate] = useLocation()
  const [words, setWords] = useState('')
  const [error, setError] = useState<unknown>()
  const end = () => closePlan(plan.id, plan.version, words).then(() => navigate(`/${plan.id}`), setError)
  return (
    <Panel title={t('pl.end')}>
      {error !== undefined && <ErrorNote error={error} />}
      <p>{t('pl.end.says')}</p>
      <TextArea label={t('pl.end.words')} rows={2} maxLength={500} value={words} onChange={setWords} />
      <Button
        look="danger"
        disabled={words.trim() === ''}
        reason={t('pl.reason.first')}
        confirm={t('pl.end.sure', { title: plan.title })}
        onPress={end}
      >
        {t('pl.end')}
      </Button>
    </Panel>
  )
}
