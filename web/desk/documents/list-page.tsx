import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { DocumentDetail, DocumentRow } from '#contract/documents'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useLoad } from '../../shell/use-load.ts'
import { useSignedIn } from '../data/session.ts'
import { empty, useClasses, useDraftedClasses, useReviews } from './data.ts'
import { Stage } from './stage.tsx'
import { useText } from './text.ts'

const views = ['all', 'draft', 'review', 'shown', 'gone'] as const

/** Everything the office writes, checks and has published. */
export function ListPage() {
  const t = useText()
  const drafted = useDraftedClasses()
  const writesAll = useSignedIn().posts.some(post => post.role === 'publisher')
  const [view, setView] = useState<(typeof views)[number]>(useReviews() && !writesAll ? 'review' : 'all')
  const [q, setQ] = useState('')
  const { data, error, loading, reload } = useLoad(`documents/${view}/${q}`, signal =>
    api.get<{ rows: DocumentRow[] }>('/documents', { query: { view, q }, signal }),
  )
  return (
    <Page title={t('docs.title')} lead={t('docs.lead')} width="full" actions={drafted.length > 0 && <NewDocument />}>
      <div className="ui-stack">
        <div className="ui-row">
          {views.map(one => (
            <Button
              key={one}
              size="small"
              look={one === view ? 'plain' : 'quiet'}
              pressed={one === view}
              onPress={() => setView(one)}
            >
              {t(`docs.view.${one}`)}
            </Button>
          ))}
          <input
            type="search"
            className="ui-control docs-search"
            aria-label={t('docs.search')}
            placeholder={t('docs.search')}
            value={q}
            maxLength={100}
            onChange={event => setQ(event.target.value)}
          />
        </div>
        {error !== undefined && !loading && <ErrorNote error={error} retry={reload} />}
        {!data && loading && <Skeleton lines={8} />}
        {data && (data.rows.length === 0 ? <None /> : <Rows rows={data.rows} />)}
      </div>
    </Page>
  )
}

function None() {
  const t = useText()
  return <EmptyState title={t('docs.none')}>{t('docs.none.how')}</EmptyState>
}

function Rows({ rows }: { rows: readonly DocumentRow[] }) {
  const t = useText()
  const classes = new Map(useClasses())
  return (
    <table className="docs-table">
      <thead>
        <tr>
          {(['title', 'class', 'state', 'index', 'drafter', 'changed'] as const).map(column => (
            <th scope="col" key={column}>
              {t(`docs.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <td>
              <Link href={`/documents/${row.id}`}>{row.title || t('docs.untitled')}</Link>
            </td>
            <td>{classes.get(row.class)?.title ?? row.class}</td>
            <td>
              <Stage d={row} />
            </td>
            <td>{row.index}</td>
            <td>{row.drafter}</td>
            <td>
              <When at={row.changedAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function NewDocument() {
  const t = useText()
  const [, go] = useLocation()
  const classes = useDraftedClasses()
  const { posts } = useSignedIn()
  const [chosen, setOf] = useState('notice')
  const of = classes.some(([id]) => id === chosen) ? chosen : (classes[0]?.[0] ?? '')
  const begin = async () => {
    const unit = posts.find(post => post.role === 'publisher')?.unit ?? null
    const made = await api.create<DocumentDetail>('/documents', { id: newId(), content: empty(of, unit) } as { id: string })
    go(`/documents/${made.id}`)
  }
  return (
    <>
      <select
        className="ui-control docs-class"
        aria-label={t('docs.new.class')}
        value={of}
        onChange={event => setOf(event.target.value)}
      >
        {classes.map(([id, one]) => (
          <option key={id} value={id}>
            {one.title}
          </option>
        ))}
      </select>
      <Button look="main" onPress={begin}>
        {t('docs.new')}
      </Button>
    </>
  )
}
