import { Link } from 'wouter'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useProgrammes, useRegister } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useDemandText } from './text.ts'

const columns = ['code', 'title', 'asker', 'basis', 'every', 'fields', 'until'] as const

/** The list of tables that departments may ask for, as anybody may read it. */
export function PermittedPage() {
  const t = useDemandText()
  const { data: rows, error, refetch } = useRegister('demands', 'permitted')
  const { data } = useProgrammes()
  const { posts } = useSignedIn()
  const def = data?.programmes.find(programme => programme.id === 'demands')?.registers.permitted
  const keeps = posts.some(post => post.role === 'system-admin')
  const said = (key: (typeof columns)[number], value: unknown) => {
    if (typeof value !== 'string' || value === '') return key === 'fields' || key === 'until' ? t('dem.permitted.any') : ''
    return def?.columns[key]?.options?.[value] ?? value
  }
  return (
    <Page
      title={t('dem.page.permitted')}
      lead={t('dem.permitted.lead')}
      width="wide"
      actions={keeps && <Link href="~/desk/admin/registers/demands/permitted">{t('dem.permitted.keep')}</Link>}
    >
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!rows && !error && <Skeleton lines={6} />}
      {rows?.length === 0 && <EmptyState title={t('dem.permitted.none')}>{t('dem.permitted.none.next')}</EmptyState>}
      {rows && rows.length > 0 && def && (
        <div className="dem-scroll">
          <table className="dem-table">
            <thead>
              <tr>
                {columns.map(key => (
                  <th key={key} scope="col">
                    {def.columns[key]?.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(row => (
                <tr key={row.key}>
                  {columns.map(key => (
                    <td key={key} className={key === 'fields' ? 'dem-lines' : undefined}>
                      {said(key, row.data[key])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}
