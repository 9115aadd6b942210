import type { CaseRow } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { typesToReport, useField } from '../data.ts'
import { AsOf } from '../parts/as-of.tsx'
import { TaskCard } from '../parts/task-card.tsx'
import { useSeen } from '../store/answers.ts'
import { useText } from '../text.ts'

type List = { readonly rows: readonly CaseRow[] }

/** What became of what I reported. */
export function MinePage() {
  const t = useText()
  const { me, types } = useField()
  const kinds = typesToReport(types, me).map(one => one.type)
  const { data, error, loading, reload, asOf } = useSeen<readonly CaseRow[]>(`mine/${me.person.id}`, async signal => {
    const lists = await Promise.all(
      kinds.map(type => api.get<List>('/cases', { query: { type, view: 'mine', order: 'newest', limit: 50 }, signal })),
    )
    return lists.flatMap(list => list.rows).sort((a, b) => b.filedAt - a.filedAt)
  })
  return (
    <Page
      title={t('grid.mine')}
      width="wide"
      actions={
        <Button size="small" look="quiet" busy={loading && data !== undefined} onPress={reload}>
          {t('grid.refresh')}
        </Button>
      }
    >
      <div className="ui-stack">
        <AsOf at={asOf} />
        {error !== undefined && <ErrorNote error={error} retry={reload} />}
        {!data && loading && <Skeleton lines={6} />}
        {data?.length === 0 && (
          <EmptyState
            title={t('grid.mine.empty')}
            action={
              <ButtonLink to="/report" look="main">
                {t('grid.report')}
              </ButtonLink>
            }
          >
            {t('grid.mine.empty.lead')}
          </EmptyState>
        )}
        {data && data.length > 0 && (
          <ul className="grid-cards">
            {data.map(row => (
              <TaskCard key={row.id} row={row} />
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}
