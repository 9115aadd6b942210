import type { PublicDocument } from '#contract/documents'
import { useLanguage } from '../../shell/preferences.ts'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { forceTone } from './entry.tsx'
import { sayDate, sayDayOf } from './say-date.ts'
import { useText } from './text.ts'

/** The entry of the document in the catalogue of open information (信息公开目录). */
export function DocumentFacts({ d }: { d: PublicDocument }) {
  const t = useText()
  const language = useLanguage()
  const date = (day: string | null) => day && sayDate(day, language)
  return (
    <Panel title={t('info.doc.facts')}>
      {d.force && (
        <p>
          <StateChip tone={forceTone[d.force]}>{t(`info.force.${d.force}`)}</StateChip>
        </p>
      )}
      <Facts
        facts={[
          [t('info.doc.index'), <span key="index">{d.index}</span>],
          [t('info.doc.number'), d.number],
          [t('info.doc.unit'), d.unit],
          [t('info.doc.class'), d.classTitle],
          [t('info.community'), d.community],
          [t('info.doc.created'), date(d.createdOn)],
          [t('info.doc.published'), sayDayOf(d.publishedAt, language)],
          [t('info.doc.effective'), date(d.effectiveFrom)],
          [t('info.doc.expires'), date(d.effectiveTo)],
          [t('info.doc.mode'), t(`info.doc.mode.${d.mode}`)],
          [t('info.doc.scope'), t(`info.doc.scope.${d.scope}`)],
          [t('info.doc.keywords'), d.keywords.join('、')],
          [t('info.doc.views'), d.state === 'shown' ? t('info.doc.views.count', { count: d.views }) : null],
        ]}
      />
    </Panel>
  )
}
