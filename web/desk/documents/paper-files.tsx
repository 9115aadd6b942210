import type { DocumentDetail } from '#contract/documents'
import { Panel } from '../../shell/ui/page.tsx'
import { useText } from './text.ts'

/** The document as a paper: Word, PDF, or opened beside the page to be printed. What was saved last is what comes out. */
export function PaperFiles({ d, unsaved = false }: { d: DocumentDetail; unsaved?: boolean }) {
  const t = useText()
  const at = `/api/documents/${d.id}/paper?form=`
  return (
    <Panel title={t('docs.paper')}>
      <div className="ui-row">
        <a href={`${at}docx`} download>
          {t('docs.paper.word')}
        </a>
        <a href={`${at}pdf`} download>
          {t('docs.paper.pdf')}
        </a>
        <a href={`${at}pdf&inline=true`} target="_blank" rel="noopener">
          {t('docs.paper.print')}
        </a>
      </div>
      <p className="ui-soft">{t(unsaved ? 'docs.paper.unsaved' : 'docs.paper.lead')}</p>
    </Panel>
  )
}
