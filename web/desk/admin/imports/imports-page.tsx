import { Page, Panel } from '../../../shell/ui/page.tsx'
import { ImportFlow } from '../../imports/import-flow.tsx'
import { PastImports } from '../../imports/past-imports.tsx'
import { useImportText } from '../../imports/text.ts'

/** 导入案件: what another system kept becomes cases of this office. */
export default function ImportsPage() {
  const t = useImportText()
  return (
    <Page title={t('imp.title')} lead={t('imp.lead')} width="wide">
      <div className="ui-stack">
        <Panel>
          <ImportFlow channel="import" usualSource="" />
        </Panel>
        <Panel title={t('imp.before')}>
          <PastImports channel="import" />
        </Panel>
      </div>
    </Page>
  )
}
