import { sayDate } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { useAskedCirculars } from './data.ts'
import { usePaperText } from './text.ts'
import { UnitPart } from './unit-part.tsx'

/** Circulars that will name my unit late, and our answer to each. */
export function AskedPage() {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  const { data, error, refetch } = useAskedCirculars()
  return (
    <Page title={t('pp.mine')} lead={t('pp.mine.lead')} back={{ to: '/', label: t('pp.back') }}>
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={6} />}
      {data?.rows.length === 0 && <EmptyState title={t('pp.mine.none')} />}
      <div className="ui-stack">
        {data?.rows.map(paper => (
          <section key={paper.id} className="ui-stack">
            <h2>
              {paper.planTitle ?? t('pp.all')} · {paper.periodSays}
            </h2>
            <p className="ui-soft">
              {t('pp.until', { day: sayDate(paper.replyBy ?? '', now, language) })} ·{' '}
              {t('pp.as.of', { day: sayDate(paper.asOf, now, language) })}
            </p>
            {paper.parts.map(part => (
              <UnitPart key={part.unit} paper={paper} part={part} />
            ))}
          </section>
        ))}
      </div>
    </Page>
  )
}
