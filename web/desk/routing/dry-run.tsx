import { useState } from 'react'
import { Link } from 'wouter'
import type { RoutingRule, RoutingRun } from '#contract/routing'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { type Lists, useRun } from './data.ts'
import { useRoutingText } from './text.ts'

const periods = ['30', '90', '365'] as const
const NEWEST = 5000
const day = 86_400_000

/** Past cases sent by the rules on the screen: who would get more and who less. */
export function DryRun({ type, rules, lists }: { type: string; rules: readonly RoutingRule[]; lists: Lists }) {
  const t = useRoutingText()
  const [days, setDays] = useState<string>('90')
  const [id, setId] = useState<string>()
  const [error, setError] = useState<unknown>()
  const { data: run } = useRun(type, id)
  const start = async () => {
    const to = Date.now()
    const body = { id: newId(), rules, from: to - Number(days) * day, to, newest: NEWEST }
    setError(undefined)
    await api.post<RoutingRun>(`/routing/${type}/runs`, body).then(made => setId(made.id), setError)
  }
  const busy = id !== undefined && run?.status !== 'done' && run?.status !== 'failed'
  return (
    <section className="routing-card" aria-label={t('routing.run')}>
      <h2>{t('routing.run')}</h2>
      <p className="ui-soft">
        {t('routing.run.lead')} {t('routing.run.newest', { count: NEWEST })}
      </p>
      <Choice
        label={t('routing.run.period')}
        tiles
        value={days}
        onChange={setDays}
        options={periods.map(one => ({ value: one, label: t('routing.run.days', { count: Number(one) }) }))}
      />
      <Button busy={busy} disabled={rules.length === 0} onPress={start}>
        {t('routing.run.start')}
      </Button>
      {error !== undefined && <ErrorNote error={error} kept />}
      {run && (
        <div role="status" className="ui-stack">
          {run.status === 'waiting' && t('routing.run.waiting')}
          {run.status === 'running' && (
            <>
              {t('routing.run.running', { done: run.done })}
              <progress max={run.newest} value={run.done} />
            </>
          )}
          {run.status === 'failed' && t('routing.run.failed', { error: run.error ?? '' })}
          {run.result && <Found result={run.result} lists={lists} />}
        </div>
      )}
    </section>
  )
}

function Found({ result, lists }: { result: NonNullable<RoutingRun['result']>; lists: Lists }) {
  const t = useRoutingText()
  const { cases, changed, units, some } = result
  const name = (id: string | null) => (id === null ? t('routing.run.nobody') : lists.name(id))
  const most = Math.max(1, ...units.flatMap(one => [one.before, one.after]))
  if (changed === 0) return <p>{t('routing.run.same', { cases })}</p>
  return (
    <>
      <p>{t('routing.run.result', { cases, changed })}</p>
      <table className="routing-bars">
        <thead>
          <tr>
            <th scope="col">{t('routing.run.unit')}</th>
            <th scope="col">{t('routing.run.before')}</th>
            <th scope="col">{t('routing.run.after')}</th>
          </tr>
        </thead>
        <tbody>
          {units
            .filter(one => one.before !== one.after)
            .map(({ unit, before, after }) => (
              <tr key={unit}>
                <th scope="row">
                  {lists.name(unit)}
                  <small>
                    {after > before
                      ? t('routing.run.more', { count: after - before })
                      : t('routing.run.less', { count: before - after })}
                  </small>
                </th>
                {[before, after].map((count, n) => (
                  <td key={n === 0 ? 'before' : 'after'}>
                    <span
                      className={n === 0 ? 'routing-bar' : 'routing-bar is-after'}
                      style={{ width: `${(count / most) * 100}%` }}
                    />
                    {count}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
      <details>
        <summary>
          {t('routing.run.changed')} · {t('routing.run.some', { count: some.length })}
        </summary>
        <div className="routing-scroll">
          <table className="routing-table">
            <thead>
              <tr>
                <th scope="col">{t('routing.run.number')}</th>
                <th scope="col">{t('routing.run.from')}</th>
                <th scope="col">{t('routing.run.to')}</th>
              </tr>
            </thead>
            <tbody>
              {some.map(one => (
                <tr key={one.id}>
                  <td>
                    <Link href={`~/desk/case/${one.id}`}>{one.number}</Link>
                  </td>
                  <td>{name(one.from)}</td>
                  <td>{name(one.to)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  )
}
