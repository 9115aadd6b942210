import { Link } from 'wouter'
import type { PlanPaper } from '#contract/plan-papers'
import { sayDate } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { StateChip } from '../../../shell/ui/state-chip.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { usePapers } from './data.ts'
import { MakePaper } from './make-paper.tsx'
import { usePaperText } from './text.ts'

const tones = { asked: 'amber', written: 'green', stopped: 'grey' } as const

/** Reports, circulars and reviews of a plan, or of all together (`all`), and a new one. */
export function PapersPage({ plan }: { plan: string }) {
  const t = usePaperText()
  const { data, error, refetch } = usePapers(plan)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton lines={8} />
  const back = plan === 'all' ? { to: '/', label: t('pp.back') } : { to: `/${plan}`, label: data.title }
  return (
    <Page title={plan === 'all' ? t('pp.all') : t('pp.of', { title: data.title })} lead={t('pp.lead')} back={back}>
      <div className="ui-stack">
        {data.mayMake && <MakePaper plan={plan} />}
        <Panel title={t('pp.list')}>
          {data.rows.length === 0 && <p className="ui-soft">{t('pp.none')}</p>}
          <ul className="pl-plans">
            {data.rows.map(paper => (
              <PaperRow key={paper.id} plan={plan} paper={paper} mayMake={data.mayMake} />
            ))}
          </ul>
        </Panel>
      </div>
    </Page>
  )
}

function PaperRow({ plan, paper, mayMake }: { plan: string; paper: PlanPaper; mayMake: boolean }) {
  const t = usePaperText()
  const language = useLanguage()
  const now = useNow()
  const title = paper.documentTitle ?? `${paper.periodSays} ${t(`pp.kind.${paper.kind}`)}`
  const open = paper.documentTitle !== null && mayMake
  return (
    <li className="pl-plan">
      <div className="pl-plan-head">
        {open ? (
          <Link href={`~/desk/documents/${paper.document}`} aria-label={t('pp.open.one', { title })}>
            {title}
          </Link>
        ) : (
          <span>{title}</span>
        )}
        <StateChip tone={tones[paper.state]}>{t(`pp.state.${paper.state}`)}</StateChip>
        {paper.documentIndex && <a href={`/info/d/${paper.documentIndex}`}>{t('pp.public', { index: paper.documentIndex })}</a>}
        {paper.state === 'written' && paper.documentTitle === null && <span className="ui-soft">{t('pp.gone')}</span>}
      </div>
      <p className="ui-soft">
        {t(`pp.kind.${paper.kind}`)} · {t('pp.as.of', { day: sayDate(paper.asOf, now, language) })} · {paper.madeBy}{' '}
        <When at={paper.madeAt} />
      </p>
      {paper.kind === 'circular' && mayMake && (
        <Link href={`/${plan}/papers/${paper.id}`}>{t('pp.prepare', { answered: paper.answered, asked: paper.asked })}</Link>
      )}
    </li>
  )
}
