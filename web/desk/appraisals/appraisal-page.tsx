import { Fragment, useState } from 'react'
import { Link } from 'wouter'
import type { AppraisalDetail } from '#contract/appraisals'
import { address } from '../../shell/api.ts'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useSpan } from '../../shell/use-span.ts'
import { Appeals } from './appeals.tsx'
import { useAppraisal } from './data.ts'
import { ResultTable } from './result-table.tsx'
import { Rules } from './rules.tsx'
import { Steps } from './steps.tsx'
import { useAppraisalText } from './text.ts'
import { UnitPanel } from './unit-panel.tsx'

/** One appraisal: the rules, what each unit got and from what, objections, the next step. */
export function AppraisalPage({ id }: { id: string }) {
  const t = useAppraisalText()
  const { data, error, refetch } = useAppraisal(id)
  if (!data)
    return (
      <Page title={t('ap.title')} back={{ to: '/', label: t('ap.title') }}>
        {error ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton lines={8} />}
      </Page>
    )
  return <Shown a={data} />
}

const acts = ['made', 'changed', 'open', 'computed', 'judged', 'shown', 'appealed', 'answered', 'fixed', 'withdrawn'] as const
const did = (what: string) => acts.find(act => act === what) ?? 'changed'

function Shown({ a }: { a: AppraisalDetail }) {
  const t = useAppraisalText()
  const span = useSpan()
  const whole = a.mayKeep || a.state === 'fixed'
  const [chosen, setChosen] = useState<string>()
  const first = a.units.find(u => u.mine) ?? a.units.find(u => u.toJudge.length > 0)
  const units = whole ? a.units.filter(u => u.unit === (chosen ?? first?.unit)) : a.units
  return (
    <Page title={a.title} back={{ to: '/', label: t('ap.title') }} width="wide">
      <div className="ui-stack">
        <Facts
          facts={[
            [t('ap.f.state'), t(`ap.state.${a.state}`)],
            [t('ap.f.period'), span(a.from, a.until)],
            [
              t('ap.f.edition'),
              <Fragment key="edition">
                {t('ap.edition', { n: a.edition })}{' '}
                {a.follows && a.mayKeep && <Link href={`/${a.follows}`}>{t('ap.before')}</Link>}{' '}
                {a.followedBy && a.mayKeep && <Link href={`/${a.followedBy}`}>{t('ap.after')}</Link>}
              </Fragment>,
            ],
            [t('ap.f.appeal'), a.appealUntil && span(a.appealUntil, a.appealUntil)],
            [t('ap.f.smallest'), String(a.smallest)],
            [t('ap.f.near'), String(a.near)],
          ]}
        />
        <Steps a={a} />
        {whole && a.state !== 'draft' && (
          <Panel title={t('ap.result')}>
            <ResultTable a={a} chosen={chosen} choose={setChosen} />
            <p className="ui-no-print">
              <a href={address(`/appraisals/${a.id}/result.xlsx`)} download>
                {t('ap.xlsx')}
              </a>
            </p>
          </Panel>
        )}
        {a.state !== 'draft' && units.map(u => <UnitPanel key={u.unit} a={a} of={u} />)}
        <Appeals a={a} />
        <Rules a={a} />
        {a.changes.length > 0 && (
          <details>
            <summary>{t('ap.history', { count: a.changes.length })}</summary>
            <ul className="ap-list">
              {a.changes.map(c => (
                <li key={`${c.at} ${c.what} ${JSON.stringify(c.after)}`}>
                  <span>
                    {t(`ap.did.${did(c.what)}`)} · {c.by}
                  </span>
                  <span className="ui-soft">
                    <When at={c.at} />
                    {typeof c.after.reason === 'string' && ` · ${c.after.reason}`}
                  </span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </Page>
  )
}
