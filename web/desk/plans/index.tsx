import { Route, Switch, useLocation } from 'wouter'
import { NoSuchPage } from '../frame/no-such-page.tsx'
import { Ways } from '../frame/ways.tsx'
import { ListPage } from './list-page.tsx'
import { NewPage } from './new-page.tsx'
import { OrdersPage } from './orders/orders-page.tsx'
import { useOrderText } from './orders/text.ts'
import { AskedPage } from './papers/asked-page.tsx'
import { CircularPage } from './papers/circular-page.tsx'
import { useAskedCirculars } from './papers/data.ts'
import { PapersPage } from './papers/papers-page.tsx'
import { usePaperText } from './papers/text.ts'
import { PlanPage } from './plan-page.tsx'
import { ReviewPage } from './review/review-page.tsx'
import { RollPage } from './roll-page.tsx'
import { usePlanText } from './text.ts'
import { WallPage } from './wall-page.tsx'
import { WorkPage } from './work-page.tsx'
import './plans.css'
import './views.css'

const ways = [
  ['/', 'list'],
  ['/work', 'work'],
] as const

/** 计划: what the office promised, and how it stands. */
export default function PlanPages() {
  const t = usePlanText()
  const [path] = useLocation()
  const p = usePaperText()
  const o = useOrderText()
  const asked = useAskedCirculars().data?.rows.length ?? 0
  const answering = path === '/answers'
  const supervising = path === '/orders'
  const current = ways.find(([to]) => to !== '/' && path.startsWith(to))?.[0] ?? '/'
  return (
    <div className="desk-section">
      <Ways
        rows={[
          {
            label: t('pl.pages'),
            ways: [
              ...ways.map(([to, name]) => ({
                to,
                title: t(`pl.page.${name}`),
                here: to === current && !answering && !supervising,
              })),
              { to: '/orders', title: o('po.title'), here: supervising },
              ...(asked > 0 || answering
                ? [{ to: '/answers', title: p('pp.mine.count', { count: asked }), here: answering }]
                : []),
            ],
          },
        ]}
      />
      <Switch>
        <Route path="/" component={ListPage} />
        <Route path="/new" component={NewPage} />
        <Route path="/work" component={WorkPage} />
        <Route path="/answers" component={AskedPage} />
        <Route path="/orders" component={OrdersPage} />
        <Route path="/:id/papers">{({ id }) => <PapersPage key={id} plan={id} />}</Route>
        <Route path="/:id/papers/:paper">{({ id, paper }) => <CircularPage key={paper} plan={id} id={paper} />}</Route>
        <Route path="/:id/wall">{({ id }) => <WallPage key={id} id={id} />}</Route>
        <Route path="/:id/review">{({ id }) => <ReviewPage key={id} id={id} />}</Route>
        <Route path="/:id/roll">{({ id }) => <RollPage key={id} id={id} />}</Route>
        <Route path="/:id/i/:item">{({ id, item }) => <PlanPage key={id} id={id} item={item} />}</Route>
        <Route path="/:id">{({ id }) => <PlanPage key={id} id={id} />}</Route>
        <Route component={NoSuchPage} />
      </Switch>
    </div>
  )
}
