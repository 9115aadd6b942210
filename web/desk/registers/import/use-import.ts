import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { EntryImportPreview, EntryImportView, EntryMapping } from '#contract/entry-import'
import { api } from '../../../shell/api.ts'
import { newId } from '../../../shell/new-id.ts'
import { client } from '../../data/client.ts'
import type { LedgerSeen } from '../data/ledger.ts'

/** What is kept where nobody names a source: the same in every language. */
export const ownSource = 'own'
/** Larger files are tried when somebody asks for it: it takes a while. */
const glancedRows = 20_000

type Busy = 'take' | 'dry' | 'store'
type More = { readonly mapping?: EntryMapping; readonly ownOnly?: boolean; readonly settled?: boolean }
type Tried = { readonly mapping: EntryMapping; readonly ownOnly: boolean; readonly settled: boolean }

/** One import from the file to what came of it: taken in, looked at, tried at once, settled, tried again, brought in. */
export function useImport(ledger: LedgerSeen) {
  const [source, setSource] = useState('')
  const [preview, setPreview] = useState<EntryImportPreview>()
  const [mapping, setMapping] = useState<EntryMapping>()
  const [running, setRunning] = useState<string>()
  const [tried, setTried] = useState<Tried>()
  const [way, setWay] = useState('all')
  const [ownOnly, setOwnOnly] = useState(false)
  const [busy, setBusy] = useState<Busy>()
  const [error, setError] = useState<unknown>()
  const { data: view } = useQuery({
    queryKey: ['entry-import', running],
    enabled: running !== undefined,
    queryFn: ({ signal }) => api.get<EntryImportView>(`/entry-imports/${running}`, { signal }),
    refetchInterval: query => (query.state.data?.state === 'running' ? 600 : false),
  })
  useEffect(() => {
    // What came in shows at once, in the list as in the figures.
    if (view && view.state !== 'running')
      void client.invalidateQueries({ predicate: query => String(query.queryKey[0]) !== 'entry-import' })
  }, [view])
  const attempt = async (what: Busy, work: () => Promise<void>) => {
    setError(undefined)
    setBusy(what)
    await work().catch(setError)
    setBusy(undefined)
  }
  const named = () => source.trim() || ownSource
  const begin = async (of: EntryImportPreview, dryRun: boolean, { settled = true, ...more }: More) => {
    const asked = { ...(more.mapping ?? mapping ?? of.mapping), source: named() }
    const own = more.ownOnly ?? ownOnly
    const payload = { mapping: asked, dryRun, allOrNone: way === 'all', ownOnly: own, settled }
    const began = await api.post<EntryImportView>(`/entry-imports/${of.id}/run`, payload)
    client.setQueryData(['entry-import', of.id], began)
    setTried({ mapping: more.mapping ?? mapping ?? of.mapping, ownOnly: own, settled })
    setRunning(of.id)
  }
  const show = async (found: EntryImportPreview) => {
    setPreview(found)
    setMapping(found.mapping)
    setOwnOnly(false)
    setRunning(undefined)
    const rows = found.sheets.filter(one => found.mapping.sheets.includes(one.n)).reduce((sum, one) => sum + one.rows, 0)
    // What lies elsewhere and what is unknown is said at once, not when everything else was settled. Nothing is stored.
    if (found.mapping.by.length > 0 && rows <= glancedRows)
      await begin(found, true, { mapping: found.mapping, ownOnly: false, settled: found.remembered }).catch(() => undefined)
  }
  const take = (file: File) =>
    attempt('take', async () => {
      setPreview(undefined)
      setRunning(undefined)
      const form = new FormData()
      form.append('file', file)
      const query = { id: newId(), source: named() }
      await show(await api.post<EntryImportPreview>(`/entries/${ledger.name}/imports`, form, { query }))
    })
  const look = (sheet: number) =>
    attempt('take', async () => {
      const query = { source: named(), sheet }
      if (preview) await show(await api.get<EntryImportPreview>(`/entry-imports/${preview.id}/preview`, { query }))
    })
  const run = (dryRun: boolean, more: More = {}) =>
    attempt(dryRun ? 'dry' : 'store', async () => {
      if (more.mapping) setMapping(more.mapping)
      if (more.ownOnly !== undefined) setOwnOnly(more.ownOnly)
      if (preview) await begin(preview, dryRun, more)
    })
  /** An import that somebody handed over goes on here. */
  const takeOver = (id: string, from: string) =>
    attempt('take', async () => {
      setSource(from === ownSource ? '' : from)
      const found = await api.post<EntryImportPreview>(`/entry-imports/${id}/take`)
      setPreview(found)
      setMapping(found.mapping)
      setRunning(undefined)
      void client.invalidateQueries({ queryKey: ['entry-imports', ledger.name] })
    })
  const handOver = () =>
    attempt('take', async () => {
      if (!preview) return
      client.setQueryData(['entry-import', preview.id], await api.post<EntryImportView>(`/entry-imports/${preview.id}/hand`))
      void client.invalidateQueries({ queryKey: ['entry-imports', ledger.name] })
    })
  const active = view?.state === 'running'
  const same = tried !== undefined && tried.mapping === mapping && tried.ownOnly === ownOnly
  const current = running !== undefined && same ? view : undefined
  const counts = current?.counts
  // What was only glanced at may be stored where there was nothing to settle.
  const looked = tried?.settled === true || preview?.columns.every(column => column.sure) === true
  const ready =
    looked &&
    current?.state === 'checked' &&
    counts &&
    counts.new + counts.changed > 0 &&
    (way === 'good' || counts.refused === 0)
      ? { fresh: counts.new, changed: counts.changed }
      : null
  const done = (view?.state === 'done' || view?.state === 'undone') && running !== undefined
  const blank = new Set(view?.problems.flatMap(p => (p.code === 'missing' && p.field ? [p.field] : [])))
  return {
    ...{ source, setSource, preview, mapping, setMapping, view: running === undefined ? undefined : view, way, setWay },
    ...{ ownOnly, busy, error, take, look, run, takeOver, handOver, active, ready, done, blank },
  }
}

export type Importing = ReturnType<typeof useImport>
