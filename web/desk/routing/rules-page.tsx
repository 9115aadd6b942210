import { useMemo, useState } from 'react'
import type { RoutingRule } from '#contract/routing'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import type { Kind } from '../data/office.ts'
import { useGaps, useLists, useOverview, useSet } from './data.ts'
import { DryRun } from './dry-run.tsx'
import { GapNotes } from './gap-notes.tsx'
import { GoLive } from './go-live.tsx'
import { RuleForm } from './rule-form.tsx'
import { RuleList } from './rule-list.tsx'
import { Save } from './save.tsx'
import { useRoutingText } from './text.ts'
import { TryOne } from './try-one.tsx'
import { Versions } from './versions.tsx'

/** The ordered rules: read, change, try, save, make live. */
export function RulesPage({ kind }: { kind: Kind }) {
  const t = useRoutingText()
  const { type } = kind
  const lists = useLists(kind)
  const { data: overview, error, refetch } = useOverview(type)
  const [asked, setAsked] = useState<number>()
  const shown = asked ?? overview?.newest
  const { data: set } = useSet(type, shown)
  const [drafts, setDrafts] = useState<{ version: number; rules: readonly RoutingRule[] }>()
  const [open, setOpen] = useState<RoutingRule | 'new'>()
  const draft = drafts?.version === shown ? drafts?.rules : undefined
  const rules = useMemo(() => draft ?? set?.rules ?? [], [draft, set])
  const { data: check } = useGaps(type, rules)
  if (error) return <ErrorNote error={error} retry={refetch} />
  if (!overview || (shown && !set))
    return (
      <Page title={t('routing.title')} width="full">
        <Skeleton lines={8} />
      </Page>
    )
  const change = (next: readonly RoutingRule[]) => setDrafts({ version: shown ?? 0, rules: next })
  const keep = (rule: RoutingRule) => {
    const there = rules.some(one => one.id === rule.id)
    // A new rule comes first: put after a rule for everything it would never be reached.
    change(there ? rules.map(one => (one.id === rule.id ? rule : one)) : [rule, ...rules])
    setOpen(undefined)
  }
  const fill = (categories: readonly string[]) => {
    const usual = categories.flatMap(code => (lists.usual.has(code) ? [[code, lists.usual.get(code) ?? ''] as const] : []))
    const byUnit = Map.groupBy(usual, ([, unit]) => unit)
    const added = [...byUnit].map(
      ([unit, some]): RoutingRule => ({ id: newId(), categories: some.map(([code]) => code), places: [], unit, helpers: [] }),
    )
    change([...rules, ...added])
  }
  const { mayEdit, live, newest } = overview
  const states = [
    live > 0 ? t('routing.state.live', { version: live }) : t('routing.state.none'),
    ...(shown !== live && shown ? [t('routing.state.shown', { version: shown })] : []),
    ...(draft ? [t('routing.state.changed')] : []),
  ]
  return (
    <Page
      title={t('routing.title')}
      lead={t('routing.lead')}
      width="full"
      actions={mayEdit && <Button onPress={() => setOpen('new')}>{t('routing.add')}</Button>}
    >
      <div className="routing-page">
        <div className="ui-stack">
          <p className="routing-state" aria-live="polite">
            {states.join(' · ')}
          </p>
          <GapNotes gaps={check?.gaps ?? []} checked={check !== undefined} lists={lists} onFill={mayEdit ? fill : undefined} />
          {mayEdit && draft && (
            <Save
              type={type}
              base={newest}
              rules={rules}
              mustMend={check?.mustMend ?? true}
              onSaved={() => {
                setDrafts(undefined)
                setAsked(undefined)
              }}
              onDrop={() => setDrafts(undefined)}
            />
          )}
          {mayEdit && !draft && shown !== undefined && shown > 0 && shown !== live && <GoLive type={type} version={shown} />}
          <RuleList
            rules={rules}
            gaps={check?.gaps ?? []}
            lists={lists}
            onChange={mayEdit ? change : undefined}
            onOpen={mayEdit ? setOpen : undefined}
          />
        </div>
        <aside className="ui-stack">
          <TryOne type={type} lists={lists} rules={draft ?? (shown === live ? undefined : rules)} />
          {mayEdit && <DryRun key={shown} type={type} rules={rules} lists={lists} />}
          <Versions type={type} overview={overview} shown={shown ?? 0} lists={lists} onSee={setAsked} />
        </aside>
      </div>
      {open && (
        <RuleForm
          kind={kind}
          rule={open === 'new' ? undefined : open}
          lists={lists}
          onKeep={keep}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Page>
  )
}
