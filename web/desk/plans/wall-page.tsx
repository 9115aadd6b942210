import { Fragment, useMemo } from 'react'
import { sayDate } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useNames } from '../data/names.ts'
import { sayAsked, sayValueOf } from './asked.ts'
import { usePlan, useTree } from './data.ts'
import { StandingBar, StandingOf } from './standing.tsx'
import { usePlanText } from './text.ts'
import { isPromise, type Node, treeOf } from './tree.ts'

/** 挂图作战: the whole plan on one sheet, to be hung on a wall or looked at from across a room. */
export function WallPage({ id }: { id: string }) {
  const t = usePlanText()
  const { data: plan, error } = usePlan(id)
  const { data } = useTree(id)
  const tree = useMemo(() => treeOf(data?.items ?? [], line => line.state === 'live'), [data])
  if (error) return <ErrorNote error={error} />
  if (!plan || !data) return <Skeleton lines={8} />
  return (
    <Page
      title={plan.title}
      width="full"
      back={{ to: `/${id}`, label: t('pl.tab.tree') }}
      lead={<StandingBar counts={plan.standings} />}
      actions={
        <span className="ui-no-print">
          <Button look="main" onPress={() => print()}>
            {t('pl.print')}
          </Button>
        </span>
      }
    >
      <div className="pl-wall">
        {tree.map(goal => (
          <section key={goal.item.id}>
            <h2>
              {goal.item.number} {goal.item.title}
            </h2>
            <ul>
              <Promises nodes={[goal]} />
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

function Promises({ nodes }: { nodes: readonly Node[] }) {
  const t = usePlanText()
  const names = useNames()
  const language = useLanguage()
  const now = useNow()
  return nodes.map(({ item, below }) => (
    <Fragment key={item.id}>
      {isPromise(item) && (
        <li className={`pl-wall-${item.standing}`}>
          <span>{item.title}</span>
          <StandingOf line={item} />
          <small>
            {[
              sayAsked(item, t),
              item.value !== null ? t('pl.now', { value: sayValueOf(item) }) : '',
              names(item.lead),
              item.due && t('pl.by', { day: sayDate(item.due, now, language) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </small>
        </li>
      )}
      <Promises nodes={below} />
    </Fragment>
  ))
}
