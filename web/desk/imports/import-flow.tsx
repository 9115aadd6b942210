import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ImportMapping, ImportPreview, ImportView } from '#contract/case-import'
import { api } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Checkbox } from '../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { FileButton } from '../admin/parts/file-button.tsx'
import { client } from '../data/client.ts'
import { isMatter, kindsOf, useProgrammes } from '../data/office.ts'
import { firstMapping, namedColumns } from './mapping.ts'
import { MappingForm } from './mapping-form.tsx'
import { Outcome } from './outcome.tsx'
import { PreviewTable } from './preview-table.tsx'
import { useImportText } from './text.ts'
import './imports.css'

type Channel = ImportMapping['channel']

/** A file is chosen, looked at, tried and brought in; it goes on when the page is left. */
export function ImportFlow({ channel, usualSource }: { channel: Channel; usualSource: string }) {
  const t = useImportText()
  const { data: programmes } = useProgrammes()
  const kinds = kindsOf(programmes).filter(isMatter)
  const [source, setSource] = useState(usualSource)
  const [type, setType] = useState<string>()
  const [preview, setPreview] = useState<ImportPreview>()
  const [mapping, setMapping] = useState<ImportMapping>()
  const [running, setRunning] = useState<string>()
  const [allOrNone, setAllOrNone] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const ran = useRef<{ dryRun: boolean }>({ dryRun: true })
  const chosen = kinds.find(kind => kind.type === (type ?? kinds[0]?.type))
  const { data: view } = useQuery({
    queryKey: ['import', running],
    enabled: running !== undefined,
    queryFn: ({ signal }) => api.get<ImportView>(`/imports/${running}`, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? 600 : false),
  })
  const attempt = async (work: () => Promise<void>) => {
    setError(undefined)
    setBusy(true)
    await work().catch(setError)
    setBusy(false)
  }
  const take = (file: File) =>
    attempt(async () => {
      setRunning(undefined)
      setPreview(undefined)
      const form = new FormData()
      form.append('file', file)
      const query = { id: newId(), channel, source, ...(chosen && { type: chosen.type }) }
      const found = await api.post<ImportPreview>('/imports', form, { query })
      setPreview(found)
      setMapping(found.mapping ?? undefined)
    })
  const run = (dryRun: boolean) =>
    attempt(async () => {
      if (!preview || !mapping) return
      ran.current = { dryRun }
      const began = await api.post<ImportView>(`/imports/${preview.id}/run`, { mapping, dryRun, allOrNone })
      client.setQueryData(['import', preview.id], began)
      setRunning(preview.id)
      await client.invalidateQueries({ queryKey: ['imports'] })
    })
  const change = (next: ImportMapping) => {
    setMapping(next)
    setRunning(undefined)
  }
  useEffect(() => {
    // What came in shows at once, in the queue as in the lists below.
    if (view && view.state !== 'running')
      void client.invalidateQueries({ predicate: query => !['layer', 'import'].includes(String(query.queryKey[0])) })
  }, [view])
  const active = view?.state === 'running'
  const checked = view?.state === 'checked'
  const done = view?.state === 'done'
  return (
    <div className="ui-stack">
      <div className="imp-columns">
        <TextField label={t('imp.source')} hint={t('imp.source.hint')} value={source} maxLength={60} onChange={setSource} />
        {kinds.length > 1 && channel === 'import' && (
          <Select
            label={t('imp.type')}
            empty={false}
            value={chosen?.type}
            options={kinds.map(kind => ({ value: kind.type, label: kind.def.title }))}
            onChange={picked => {
              setType(picked)
              setPreview(undefined)
            }}
          />
        )}
      </div>
      <div className="ui-row">
        {source.trim() === '' ? (
          <Button disabled>{t('imp.file')}</Button>
        ) : (
          <FileButton accept=".csv,.xlsx,.gz,.tsv,.txt" label={t('imp.file')} onFile={file => void take(file)}>
            {t(preview ? 'imp.again' : 'imp.file')}
          </FileButton>
        )}
        <span className="ui-soft">{preview ? preview.file : t('imp.file.hint')}</span>
      </div>
      {busy && !preview && <p role="status">{t('imp.reading')}</p>}
      {error !== undefined && <ErrorNote error={error} kept />}
      {preview && (
        <>
          <div className="ui-row">
            <StateChip tone={preview.remembered ? 'green' : preview.mapping ? 'blue' : 'amber'}>
              {t(preview.remembered ? 'imp.remembered' : preview.mapping ? 'imp.proposed' : 'imp.unknown')}
            </StateChip>
            <span>{t('imp.found', { line: preview.header, count: preview.columns.filter(Boolean).length })}</span>
          </div>
          <PreviewTable preview={preview} />
          {preview.mapping && preview.unused.length > 0 && (
            <p className="ui-soft">{t('imp.unused', { columns: preview.unused.join(' · ') })}</p>
          )}
          {mapping && chosen ? (
            <details open={!preview.remembered}>
              <summary>{t('imp.map')}</summary>
              <MappingForm def={chosen.def} mapping={mapping} columns={preview.columns} onChange={change} />
            </details>
          ) : (
            <>
              <p className="ui-fault">{t('imp.map.missing')}</p>
              {chosen && (
                <div className="imp-columns">
                  <Select
                    label={t('imp.map.which')}
                    hint={t('imp.map.which.hint')}
                    value={undefined}
                    options={namedColumns(preview.columns).map(title => ({ value: title, label: title }))}
                    onChange={id =>
                      id &&
                      setMapping(firstMapping(chosen.def, { source, type: chosen.type, channel, header: preview.header, id }))
                    }
                  />
                </div>
              )}
            </>
          )}
          {mapping && !done && (
            <>
              <Checkbox checked={allOrNone} onChange={setAllOrNone}>
                {t('imp.allOrNone')}
              </Checkbox>
              <div className="ui-row">
                <Button
                  look={checked ? 'plain' : 'main'}
                  busy={busy || (active && ran.current.dryRun)}
                  disabled={active}
                  onPress={() => run(true)}
                >
                  {t('imp.dry')}
                </Button>
                <Button
                  look={checked ? 'main' : 'plain'}
                  busy={active && !ran.current.dryRun}
                  disabled={active || !checked || (view.counts?.new ?? 0) === 0}
                  onPress={() => run(false)}
                >
                  {checked ? t('imp.store', { count: view.counts?.new ?? 0 }) : t('imp.store.unknown')}
                </Button>
              </div>
            </>
          )}
          {running !== undefined && view && <Outcome view={view} />}
        </>
      )}
    </div>
  )
}
