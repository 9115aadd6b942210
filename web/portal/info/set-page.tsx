import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Facts } from '../../shell/ui/facts.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useSets } from './data-page.tsx'
import { Downloads } from './downloads.tsx'
import { Terms } from './terms.tsx'
import { useText } from './text.ts'

/** One set of open data: what its columns say, how fresh it is, on which terms. */
export function SetPage({ set: id }: { set: string }) {
  const t = useText()
  const { data, error, loading, reload } = useSets()
  const back = { to: '/info/data', label: t('info.sets.all') }
  const set = data?.sets.find(one => one.id === id)
  if (!data || !set)
    return (
      <Page title={t('info.sets.title')} back={back}>
        {data ? (
          <EmptyState title={t('info.set.missing')}>{id}</EmptyState>
        ) : error !== undefined && !loading ? (
          <ErrorNote error={error} retry={reload} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    )
  return (
    <Page title={set.title} lead={set.about} back={back}>
      <div className="ui-stack">
        <Downloads set={set} />
        <section className="ui-stack" aria-labelledby="info-fields">
          <h2 id="info-fields">{t('info.set.fields')}</h2>
          <table className="info-table">
            <thead>
              <tr>
                <th scope="col">{t('info.set.field')}</th>
                <th scope="col">{t('info.set.about')}</th>
              </tr>
            </thead>
            <tbody>
              {set.fields.map(field => (
                <tr key={field.name}>
                  <th scope="row">
                    <code>{field.name}</code>
                  </th>
                  <td>{field.about}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Facts
          facts={[
            [t('info.set.fresh'), set.fresh],
            [t('info.set.small'), set.smallNumbers],
          ]}
        />
        <Terms sets={data} />
      </div>
    </Page>
  )
}
