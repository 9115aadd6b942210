import { useState } from 'react'
import { Link } from 'wouter'
import type { ListView } from '#contract/lists'
import { Menu } from '../../overlay/menu.tsx'
import { KeyHint } from '../../shell/ui/key-hint.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useListCount } from '../data/cases.ts'
import { asFilter, type Filter, filterOf, sameFilter, writeFilter } from '../data/filter.ts'
import { changeView, dropView, keepView, type useListSetUp } from '../data/lists.ts'
import { useText } from '../text.ts'
import { useQueueText } from './text.ts'
import { ViewDialog, type ViewFace } from './view-dialog.tsx'

type SetUp = ReturnType<typeof useListSetUp>

type ViewTabsProps = {
  filter: Filter
  type: string | undefined
  setUp: SetUp
  /** The view one is in, by the address. */
  current: ListView | undefined
  onView: (view: ListView) => void
}

/** The views kept on this list, each with how many wait in it. */
export function ViewTabs({ filter, type, setUp, current, onView }: ViewTabsProps) {
  const t = useQueueText()
  const [asking, setAsking] = useState<'new' | ListView>()
  const { list, layout, setLayout, views } = setUp
  const at = views.findIndex(view => view.id === current?.id)
  const step = (by: number) => {
    const next = views[(at + by + views.length) % views.length] ?? views[0]
    if (next) onView(next)
  }
  useKeys({
    '[': () => step(at < 0 ? 0 : -1),
    ']': () => step(1),
    s: () => setAsking('new'),
  })
  const narrowed = !sameFilter(filter, { view: filter.view, order: filter.order })
  const differs = current !== undefined && !sameFilter(asFilter(current.filter, type), filter)
  const now = { filter: filterOf(filter), columns: layout.columns }
  const save = async (face: ViewFace) => {
    if (asking === 'new') {
      onView(await keepView(list, { ...face, ...now }))
      toast(t('queue.view.kept', { name: face.name }))
    } else if (asking) {
      await changeView(list, asking.id, face)
      toast(t('queue.view.changed', { name: face.name }))
    }
  }
  const copy = async (view: ListView) => {
    const search = writeFilter(asFilter(view.filter, type), { saved: view.id })
    await navigator.clipboard.writeText(new URL(`/desk/?${search}`, location.href).href)
    toast(t('queue.view.copied'))
  }
  const opens = (view: ListView) => layout.view === view.id
  const acts = (view: ListView) => [
    {
      key: 'default',
      label: t(opens(view) ? 'queue.view.default.off' : 'queue.view.default'),
      run: () => setLayout({ view: opens(view) ? null : view.id }),
    },
    { key: 'copy', label: t('queue.view.copy'), run: () => copy(view) },
    ...(view.mine
      ? [
          {
            key: 'update',
            label: t('queue.view.update'),
            run: () => changeView(list, view.id, now).then(() => toast(t('queue.view.changed', { name: view.name }))),
          },
          { key: 'edit', label: t('queue.view.edit'), run: () => setAsking(view) },
          {
            key: 'delete',
            label: t('queue.view.delete'),
            run: async () => {
              await dropView(list, view.id)
              toast(t('queue.view.dropped', { name: view.name }), {
                undo: () =>
                  keepView(list, {
                    name: view.name,
                    shared: view.shared,
                    unit: view.unit,
                    filter: view.filter,
                    columns: view.columns,
                  }),
              })
            },
          },
        ]
      : []),
  ]
  if (views.length === 0 && !narrowed && !asking) return null
  return (
    <nav className="desk-views ui-no-print" aria-label={t('queue.views')}>
      {views.map(view => (
        <Tab key={view.id} view={view} type={type} current={view.id === current?.id} />
      ))}
      {current && (
        <Menu className="desk-views-more" label={t('queue.view.menu', { name: current.name })} face="⋯" items={acts(current)} />
      )}
      {(narrowed || differs) && (current === undefined || differs) && (
        <button type="button" className="desk-link" title={t('queue.view.keep.title')} onClick={() => setAsking('new')}>
          {t('queue.view.keep')} <KeyHint keys={['s']} />
        </button>
      )}
      {asking && (
        <ViewDialog
          title={asking === 'new' ? t('queue.view.keep.title') : t('queue.view.edit')}
          action={asking === 'new' ? t('queue.view.keep') : t('queue.view.edit.save')}
          first={asking === 'new' ? undefined : asking}
          onSave={save}
          onClose={() => setAsking(undefined)}
        />
      )}
    </nav>
  )
}

function Tab({ view, type, current }: { view: ListView; type: string | undefined; current: boolean }) {
  const t = useQueueText()
  const desk = useText()
  const filter = asFilter(view.filter, type)
  const { data } = useListCount(filter, type)
  return (
    <Link
      href={`/?${writeFilter(filter, { saved: view.id })}`}
      aria-current={current ? 'page' : undefined}
      title={view.mine ? undefined : t('queue.view.of', { owner: view.owner })}
    >
      {view.name}
      {data?.count != null && <small>{data.more ? desk('desk.count.more', { count: data.count }) : data.count}</small>}
    </Link>
  )
}
