import type { CaseDetail } from '#contract/cases'
import { fieldsOf } from '#kernel/define/check-case'
import { ButtonLink } from '../../shell/ui/button-link.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import type { Kind } from '../data/office.ts'
import { Consents } from './consents.tsx'
import { usePersonalText } from './text.ts'

/** What a case has to say about personal data: what was agreed to, and, of a request, the copy. Nothing where neither is. */
export default function PersonalPanel({ detail, kind }: { detail: CaseDetail; kind: Kind }) {
  const t = usePersonalText()
  const asks = Object.values(kind.def.steps).some(step => step.erases)
  const agreed = Object.values(fieldsOf(kind.def)).some(field => field.personal?.basis === 'consent')
  return (
    <>
      {asks && detail.mayReveal && kind.def.states[detail.case.state] && (
        <Panel title={t('pd.copy.title')}>
          <p className="ui-soft">{t('pd.copy.lead')}</p>
          <ButtonLink to={`/personal/copy/${detail.case.id}`} size="small">
            {t('pd.copy')}
          </ButtonLink>
        </Panel>
      )}
      {agreed && <Consents path={`/personal/cases/${detail.case.id}`} version={detail.case.version} />}
    </>
  )
}
