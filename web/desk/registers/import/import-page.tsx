import { address } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Choice } from '../../../shell/ui/choice.tsx'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { FileButton } from '../../admin/parts/file-button.tsx'
import { Sources } from '../../data/sources.tsx'
import type { LedgerSeen } from '../data/ledger.ts'
import { useMayEdit } from '../data/may-edit.ts'
import { Ways } from '../parts/ways.tsx'
import { ColumnsForm } from './columns-form.tsx'
import { FileFacts } from './file-facts.tsx'
import { Outcome } from './outcome.tsx'
import { Outside, Reach } from './outside.tsx'
import { PastImports } from './past-imports.tsx'
import { Places } from './places.tsx'
import { useRegisterImportText } from './text.ts'
import { UnknownNames } from './unknown-names.tsx'
import { useImport } from './use-import.ts'
import { Waiting } from './waiting.tsx'
import { useEditorNames } from './who.ts'
import './import.css'

/** A sheet of whatever layout is chosen, looked at, tried and brought in; it goes on when the page is left. */
export function ImportPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegisterImportText()
  const mayEdit = useMayEdit(ledger)
  const editors = useEditorNames(ledger)
  return (
    <div className="reg-page">
      <Ways ledger={ledger} />
      <Page title={`${ledger.def.title} · ${t('regi.title')}`} lead={t('regi.lead')} width="wide">
        {mayEdit ? (
          <Sources programme={ledger.programme}>
            <Import ledger={ledger} />
          </Sources>
        ) : (
          <EmptyState title={t('regi.not')}>{t('regi.not.who', { who: editors })}</EmptyState>
        )}
      </Page>
    </div>
  )
}

function Import({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegisterImportText()
  const lang = useLanguage()
  const it = useImport(ledger)
  const { preview, mapping, view, busy, error } = it
  return (
    <div className="ui-stack">
      <p>
        <a href={address(`/entries/${ledger.name}/template.xlsx`, { lang })} download>
          {t('regi.template')}
        </a>{' '}
        <span className="ui-soft">{t('regi.template.hint')}</span>
      </p>
      <Waiting register={ledger.name} onTake={it.takeOver} />
      <div className="regi-fields">
        <TextField
          label={t('regi.source')}
          hint={t('regi.source.hint')}
          placeholder={t('regi.source.usual')}
          value={it.source}
          maxLength={60}
          onChange={it.setSource}
        />
      </div>
      <div className="ui-row">
        <FileButton accept=".xlsx,.xlsm,.xls,.xml,.csv,.tsv,.txt,.gz" label={t('regi.file')} onFile={file => void it.take(file)}>
          {t(preview ? 'regi.file.other' : 'regi.file')}
        </FileButton>
        <span className="ui-soft">{preview ? preview.file : t('regi.file.hint')}</span>
      </div>
      {busy === 'take' && <p role="status">{t('regi.reading')}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      {preview && mapping && (
        <>
          {preview.reach && <Reach reach={preview.reach} />}
          <FileFacts preview={preview} mapping={mapping} onChange={it.setMapping} onSheet={sheet => void it.look(sheet)} />
          <ColumnsForm preview={preview} mapping={mapping} blank={it.blank} onChange={it.setMapping} />
          {!it.done && <Steps it={it} />}
          {view && (
            <Outcome ledger={ledger} view={view}>
              {view.outside && <Outside it={it} view={view} outside={view.outside} />}
              {!it.done && view.unknown.length > 0 && (
                <UnknownNames asked={preview.asked} view={view} mapping={mapping} onChange={it.setMapping} />
              )}
              {view.counts?.lying && <Places it={it} view={view} mapping={mapping} ledger={ledger} lying={view.counts.lying} />}
            </Outcome>
          )}
        </>
      )}
      <section className="ui-stack">
        <h2>{t('regi.before')}</h2>
        <PastImports register={ledger.name} />
        <p className="ui-soft">{t('regi.undo')}</p>
      </section>
    </div>
  )
}

/** What becomes of wrong rows, and the two presses: try, then bring in. */
function Steps({ it }: { it: ReturnType<typeof useImport> }) {
  const t = useRegisterImportText()
  const { ready, active, busy } = it
  return (
    <>
      <Choice
        label={t('regi.way')}
        value={it.way}
        onChange={it.setWay}
        options={[
          { value: 'all', label: t('regi.way.all') },
          { value: 'good', label: t('regi.way.good') },
        ]}
      />
      <div className="ui-row">
        <Button
          look={ready ? 'plain' : 'main'}
          busy={busy === 'dry' || (active && busy !== 'store')}
          disabled={active}
          onPress={() => void it.run(true)}
        >
          {t('regi.dry')}
        </Button>
        <Button
          look={ready ? 'main' : 'plain'}
          busy={busy === 'store'}
          disabled={!ready || active}
          onPress={() => void it.run(false)}
        >
          {ready ? t('regi.store', ready) : t('regi.store.first')}
        </Button>
      </div>
    </>
  )
}
