import { useMemo, useState } from 'react'
import { useLocation } from 'wouter'
import type { PlanDetail } from '#contract/plans'
import { Menu } from '../../overlay/menu.tsx'
import { Tabs } from '../../overlay/tabs.tsx'
import { address } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button, buttonClass } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Drawer } from '../../shell/ui/drawer.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useSpan } from '../../shell/use-span.ts'
import { About } from './about.tsx'
import { AdoptDialog } from './adopt-dialog.tsx'
import { countPlan, usePlan, useTree, useWork } from './data.ts'
import { Editions } from './editions.tsx'
import { ItemView } from './item-view.tsx'
import { NewItem } from './new-item.tsx'
import { usePaperText } from './papers/text.ts'
import { StandingBar } from './standing.tsx'
import { usePlanText } from './text.ts'
import { TreeView } from './tree-view.tsx'
import { Board, Calendar, Gantt } from './views.tsx'

const tabs = ['tree', 'board', 'calendar', 'gantt', 'editions', 'about'] as const

/** One plan: its tree, what changed from edition to edition, how it is headed. One item opens beside it. */
export function PlanPage({ id, item }: { id: string; item?: string }) {
  const t = usePlanText()
  const p = usePaperText()
  const [, navigate] = useLocation()
  const { data: plan, error, refetch } = usePlan(id)
  const [tab, setTab] = useState<(typeof tabs)[number]>('tree')
  const [adopting, setAdopting] = useState(false)
  const [adding, setAdding] = useState<string | null>()
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!plan) return <Skeleton lines={8} />
  return (
    <Page
      title={plan.title}
      width="wide"
      back={{ to: '/', label: t('pl.title') }}
      lead={<Lead plan={plan} />}
      actions={
        <>
          {plan.mayKeep && plan.sources.length > 0 && (
            <ButtonLink to={`/${id}/review`} look={plan.proposed > 0 ? 'main' : 'plain'}>
              {plan.proposed > 0 ? t('pl.waiting', { count: plan.proposed }) : t('pl.review')}
            </ButtonLink>
          )}
          {plan.mayKeep && <Button onPress={() => setAdding(null)}>{t('pl.add')}</Button>}
          {plan.mayAdopt && (plan.edition === 0 || plan.changed) && (
            <Button look="main" onPress={() => setAdopting(true)}>
              {plan.edition === 0 ? t('pl.adopt') : t('pl.adopt.again')}
            </Button>
          )}
          {plan.edition > 0 && <ButtonLink to={`/${id}/papers`}>{p('pp.title')}</ButtonLink>}
          <More plan={plan} />
        </>
      }
    >
      <StandingBar counts={plan.standings} />
      <Tabs
        label={t('pl.views')}
        value={tab}
        onChange={value => setTab(value as typeof tab)}
        tabs={tabs.map(value => ({ value, label: t(`pl.tab.${value}`) }))}
      >
        {tab === 'tree' && <Tree plan={plan} onAdd={setAdding} />}
        {(tab === 'board' || tab === 'calendar' || tab === 'gantt') && <Views plan={plan.id} tab={tab} />}
        {tab === 'editions' && <Editions plan={plan} />}
        {tab === 'about' && <About plan={plan} />}
      </Tabs>
      {adopting && <AdoptDialog plan={plan} onClose={() => setAdopting(false)} />}
      {adding !== undefined && <NewItem plan={plan} parent={adding} onClose={() => setAdding(undefined)} />}
      <Drawer open={item !== undefined} onClose={() => navigate(`/${id}`)} title={t('pl.item')}>
        {item && <ItemView id={item} />}
      </Drawer>
    </Page>
  )
}

/** What is done now and then. */
function More({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const lang = useLanguage()
  const [, navigate] = useLocation()
  const count = () => countPlan(plan.id).then(() => toast(t('pl.counted')))
  return (
    <Menu
      className={buttonClass()}
      face={`${t('pl.more.acts')} ▾`}
      items={[
        { key: 'wall', label: t('pl.wall'), run: () => navigate(`/${plan.id}/wall`) },
        { key: 'sheet', label: t('pl.sheet'), href: address(`/plans/${plan.id}/sheet.xlsx`, { lang }) },
        ...(plan.mayKeep && plan.edition > 0 ? [{ key: 'count', label: t('pl.count'), run: count }] : []),
        ...(plan.mayRoll ? [{ key: 'roll', label: t('pl.roll'), run: () => navigate(`/${plan.id}/roll`) }] : []),
      ]}
    />
  )
}

function Views({ plan, tab }: { plan: string; tab: 'board' | 'calendar' | 'gantt' }) {
  const { data, error, refetch } = useWork({ plan, limit: 5000 })
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton lines={8} />
  const View = { board: Board, calendar: Calendar, gantt: Gantt }[tab]
  return <View items={data.items} />
}

function Lead({ plan }: { plan: PlanDetail }) {
  const t = usePlanText()
  const span = useSpan()
  const parts = [
    plan.kindSays,
    span(plan.from, plan.until),
    plan.unitName,
    plan.number,
    plan.edition > 0 ? t('pl.edition', { n: plan.edition }) : t(`pl.plan.${plan.state}`),
    plan.changed ? t('pl.changed') : '',
    plan.underTitle ? t('pl.carries.out', { title: plan.underTitle }) : '',
  ]
  return <>{parts.filter(Boolean).join(' · ')}</>
}

function Tree({ plan, onAdd }: { plan: PlanDetail; onAdd: (parent: string | null) => void }) {
  const { data, error, refetch } = useTree(plan.id)
  const lines = useMemo(() => data?.items.filter(i => i.state === 'live' || i.state === 'dropped') ?? [], [data])
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  return data ? <TreeView plan={plan} lines={lines} onAdd={onAdd} /> : <Skeleton lines={8} />
}
