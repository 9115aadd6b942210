import type { DocumentRow } from '#contract/documents'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useText } from './text.ts'

/** How far a document is: what is under way first, else what the public sees. */
export function Stage({ d }: { d: DocumentRow }) {
  const t = useText()
  const language = useLanguage()
  if (d.work === 'ready')
    return (
      <StateChip tone="green">{t('docs.state.ready', { when: sayMoment(d.publishAt ?? 0, Date.now(), language) })}</StateChip>
    )
  if (d.work === 'review') return <StateChip tone="amber">{t('docs.state.review')}</StateChip>
  if (d.work === 'draft')
    return <StateChip tone="grey">{t(d.seen === 'none' ? 'docs.state.draft' : 'docs.state.correcting')}</StateChip>
  if (d.seen === 'shown') return <StateChip tone="green">{t('docs.state.shown')}</StateChip>
  return <StateChip tone="red">{t(d.seen === 'ended' ? 'docs.state.ended' : 'docs.state.withdrawn')}</StateChip>
}
