import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { EntryImportPreview, EntryImportView, EntryMapping } from '#contract/entry-import'
import { address, api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Choice } from '../../../shell/ui/choice.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { FileButton } from '../../admin/parts/file-button.tsx'
import { client } from '../../data/client.ts'
import { Sources } from '../../data/sources.tsx'
import type { LedgerSeen } from '../data/ledger.ts'
import { Ways } from '../parts/ways.tsx'
import { ColumnsForm } from './columns-form.tsx'
import { FileFacts } from './file-facts.tsx'
import { Outcome } from './outcome.tsx'
import { PastImports } from './past-imports.tsx'
import { useRegisterImportText } from './text.ts'
import { UnknownNames } from './unknown-names.tsx'
import './import.css'

/** A sheet of whatever layout is chosen, looked at, tried and brought in; it goes on when the page is left. */
export function ImportPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegisterImportText()
  const lang = useLanguage()
  const [source, setSource] = useState(t('regi.source.usual'))
  const [preview, setPreview] = useState<EntryImportPreview>()
  const [mapping, setMapping] = useState<EntryMapping>()
  const [running, setRunning] = useState<string>()
  const [tried, setTried] = useState<EntryMapping>()
  const [way, setWay] = useState('all')
  const [busy, setBusy] = useState<'take' | 'dry' | 'store'>()
  const [error, setError] = useState<unknown>()
  const { data: view } = useQuery({
    queryKey: ['entry-import', running],
    enabled: running !== undefined,
    queryFn: ({ signal }) => api.get<EntryImportView>(`/entry-imports/${running}`, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? 600 : false),
  })
  const attempt = async (what: NonNullable<typeof busy>, work: () => Promise<void>) => {
    setError(undefined)
    setBusy(what)
    await work().catch(setError)
    setBusy(undefined)
  }
  const show = (found: EntryImportPreview) => {
    setPreview(found)
    setMapping(found.mapping)
    setRunning(undefined)
  }
  const take = (file: File) =>
    attempt('take', async () => {
      setPreview(undefined)
      setRunning(undefined)
      const form = new FormData()
      form.append('file', file)
      const query = { id: newId(), source }
      show(await api.post<EntryImportPreview>(`/entries/${ledger.name}/imports`, form, { query }))
    })
  const look = (sheet: number) =>
    attempt('take', async () => {
      if (preview) show(await api.get<EntryImportPreview>(`/entry-imports/${preview.id}/preview`, { query: { source, sheet } }))
    })
  const run = (dryRun: boolean) =>
    attempt(dryRun ? 'dry' : 'store', async () => {
      if (!preview || !mapping) return
      const asked = { ...mapping, source }
      const began = await api.post<EntryImportView>(`/entry-imports/${preview.id}/run`, {
        mapping: asked,
        dryRun,
        allOrNone: way === 'all',
      })
      client.setQueryData(['entry-import', preview.id], began)
      setTried(mapping)
      setRunning(preview.id)
    })
  useEffect(() => {
    // What came in shows at once, in the list as in the figures.
    if (view && view.state !== 'running')
      void client.invalidateQueries({ predicate: query => String(query.queryKey[0]) !== 'entry-import' })
  }, [view])
  const active = view?.state === 'running'
  const current = running !== undefined && tried === mapping ? view : undefined
  const counts = current?.counts
  const ready =
    current?.state === 'checked' && counts && counts.new + counts.changed > 0 && (way === 'good' || counts.refused === 0)
  const done = view?.state === 'done' && running !== undefined
  const blank = new Set(view?.problems.flatMap(p => (p.code === 'missing' && p.field ? [p.field] : [])))
  return (
    <div className="reg-page">
      <Ways ledger={ledger} />
      <Page title={`${ledger.def.title} · ${t('regi.title')}`} lead={t('regi.lead')} width="wide">
        <Sources programme={ledger.programme}>
          <div className="ui-stack">
            <p>
              <a href={address(`/entries/${ledger.name}/template.xlsx`, { lang })} download>
                {t('regi.template')}
              </a>{' '}
              <span className="ui-soft">{t('regi.template.hint')}</span>
            </p>
            <div className="regi-fields">
              <TextField
                label={t('regi.source')}
                hint={t('regi.source.hint')}
                value={source}
                maxLength={60}
                onChange={setSource}
              />
            </div>
            <div className="ui-row">
              {source.trim() === '' ? (
                <Button disabled>{t('regi.file')}</Button>
              ) : (
                <FileButton accept=".xlsx,.xlsm,.xls,.csv,.tsv,.txt,.gz" label={t('regi.file')} onFile={file => void take(file)}>
                  {t(preview ? 'regi.file.other' : 'regi.file')}
                </FileButton>
              )}
              <span className="ui-soft">{preview ? preview.file : t('regi.file.hint')}</span>
            </div>
            {busy === 'take' && <p role="status">{t('regi.reading')}</p>}
            {error !== undefined && <ErrorNote error={error} kept />}
            {preview && mapping && (
              <>
                <FileFacts preview={preview} mapping={mapping} onChange={setMapping} onSheet={sheet => void look(sheet)} />
                <ColumnsForm preview={preview} mapping={mapping} blank={blank} onChange={setMapping} />
                {!done && (
                  <>
                    <Choice
                      label={t('regi.way')}
                      value={way}
                      onChange={setWay}
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
                        onPress={() => void run(true)}
                      >
                        {t('regi.dry')}
                      </Button>
                      <Button
                        look={ready ? 'main' : 'plain'}
                        busy={busy === 'store'}
                        disabled={!ready || active}
                        onPress={() => void run(false)}
                      >
                        {ready ? t('regi.store', { fresh: counts.new, changed: counts.changed }) : t('regi.store.first')}
                      </Button>
                    </div>
                  </>
                )}
                {running !== undefined && view && (
                  <Outcome ledger={ledger} view={view}>
                    {!done && view.unknown.length > 0 && (
                      <UnknownNames asked={preview.asked} view={view} mapping={mapping} onChange={setMapping} />
                    )}
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
        </Sources>
      </Page>
    </div>
  )
}
