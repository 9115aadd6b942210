import { useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { DemandDetail } from '#contract/demands'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choices } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { FileButton } from '../admin/parts/file-button.tsx'
import { nameIn } from '../data/names.ts'
import { usePlaces, useRegister } from '../data/office.ts'
import { Cover } from './cover.tsx'
import { changeDemand, type Draft, enterDemand, readColumns, useCoverage, useDemand, useForms } from './data.ts'
import { emptyDraft, everyWords, linesOf, withLines } from './draft.ts'
import { useDemandText } from './text.ts'

export function NewPage() {
  const asked = new URLSearchParams(useSearch())
  // A form of a report that nobody let pass yet brings what is known of it.
  const [first] = useState(() => ({
    ...emptyDraft(Date.now()),
    title: asked.get('title') ?? '',
    asker: asked.get('asker') ?? '',
    form: asked.get('form'),
  }))
  const [id] = useState(newId)
  return <DemandForm id={id} first={first} />
}

export function EditPage({ id }: { id: string }) {
  const { data, error, refetch } = useDemand(id)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  return data ? <DemandForm id={id} first={draftOf(data)} before={data} /> : <Skeleton lines={8} />
}

const draftOf = (d: DemandDetail): Draft => ({
  title: d.title,
  asker: d.asker,
  basis: d.basis,
  columns: d.coverage.columns.map(({ title, typed }) => ({ title, typed })),
  communities: d.communities,
  rows: d.rows,
  every: d.every,
  until: d.until,
  listed: d.listed,
  reason: d.reason,
  form: d.form?.id ?? null,
})

/** What a department asks for, as it is entered; how much of it is held shows while it is typed. */
function DemandForm({ id, first, before }: { id: string; first: Draft; before?: DemandDetail }) {
  const t = useDemandText()
  const [, navigate] = useLocation()
  const [draft, setDraft] = useState(first)
  const [lines, setLines] = useState(() => first.columns.map(column => column.title).join('\n'))
  const [file, setFile] = useState<File>()
  const [error, setError] = useState<unknown>()
  const set = (more: Partial<Draft>) => setDraft(last => ({ ...last, ...more }))
  const { data: coverage } = useCoverage(draft.columns, before?.id)
  const write = (text: string) => {
    setLines(text)
    setDraft(last => ({ ...last, columns: withLines(last.columns, text) }))
  }
  const take = async (chosen: File) => {
    setFile(chosen)
    setError(undefined)
    try {
      const read = await readColumns(chosen)
      write(read.columns.join('\n'))
      setDraft(last => ({ ...last, title: last.title || read.title }))
      toast(t('dem.f.file.read', { count: read.columns.length }))
    } catch (caught) {
      setError(caught)
    }
  }
  const send = async () => {
    setError(undefined)
    try {
      const made = before ? await changeDemand(id, before.version, draft) : await enterDemand(id, draft, file)
      toast(t('dem.entered'))
      navigate(`/${made.id}`)
    } catch (caught) {
      setError(caught)
    }
  }
  const fault = (key: string) => (error instanceof ApiError ? error.fields[key] : undefined)
  const open = [
    ...(['title', 'asker', 'basis'] as const).filter(key => draft[key].trim() === ''),
    ...(draft.columns.length === 0 ? (['columns'] as const) : []),
  ]
  const whole = open.length === 0
  return (
    <Page title={t(before ? 'dem.edit' : 'dem.new')} back={{ to: '/', label: t('dem.back') }} width="wide">
      <form
        className="dem-form"
        onSubmit={event => {
          event.preventDefault()
          if (whole) void send()
        }}
      >
        <div className="ui-stack">
          {error !== undefined && <ErrorNote error={error} kept />}
          {!before && <FileField file={file} onTake={take} />}
          <TextField label={t('dem.f.title')} value={draft.title} onChange={title => set({ title })} maxLength={120} />
          <TextField label={t('dem.f.asker')} value={draft.asker} onChange={asker => set({ asker })} maxLength={120} />
          <TextField
            label={t('dem.f.basis')}
            hint={t('dem.f.basis.hint')}
            value={draft.basis}
            onChange={basis => set({ basis })}
            maxLength={300}
          />
          <Listed draft={draft} set={set} />
          <TextArea
            label={t('dem.f.columns')}
            hint={t('dem.f.columns.hint')}
            rows={Math.min(14, Math.max(5, linesOf(lines).length + 1))}
            value={lines}
            onChange={write}
          />
          <Often draft={draft} set={set} untilFault={fault('until')} />
          <Communities draft={draft} set={set} />
          <TextArea
            label={t('dem.f.reason')}
            hint={t('dem.f.reason.hint')}
            rows={3}
            maxLength={500}
            value={draft.reason}
            error={fault('reason')}
            onChange={reason => set({ reason })}
          />
          <div className="ui-row">
            <Button look="main" submit disabled={!whole}>
              {t(before ? 'dem.save' : 'dem.enter')}
            </Button>
            {!whole && (
              <span className="ui-soft">{t('dem.needs', { titles: open.map(key => t(`dem.f.${key}`)).join(' · ') })}</span>
            )}
          </div>
        </div>
        <Panel title={t('dem.cover')}>
          {draft.columns.length === 0 && <p className="ui-soft">{t('dem.cover.yet')}</p>}
          {coverage && draft.columns.length > 0 && (
            <Cover
              coverage={coverage}
              onTyped={(title, typed) =>
                set({ columns: draft.columns.map(column => (column.title === title ? { title, typed } : column)) })
              }
            />
          )}
        </Panel>
      </form>
    </Page>
  )
}

/** Whoever has the table as a file need not type its columns. */
function FileField({ file, onTake }: { file: File | undefined; onTake: (file: File) => void }) {
  const t = useDemandText()
  return (
    <div className="ui-field">
      <p className="ui-label">{t('dem.f.file')}</p>
      <p className="ui-hint">{t('dem.f.file.hint')}</p>
      <span className="ui-row">
        <FileButton accept=".xlsx,.xls,.csv" label={t('dem.f.file')} onFile={onTake}>
          {t('dem.f.file.choose')}
        </FileButton>
        {file?.name}
      </span>
    </div>
  )
}

type PartProps = { draft: Draft; set: (more: Partial<Draft>) => void }

/** Its row on the list; what the row says is taken over where nothing was written yet. */
function Listed({ draft, set }: PartProps) {
  const t = useDemandText()
  const { data: rows = [] } = useRegister('demands', 'permitted')
  const said = (value: unknown) => (typeof value === 'string' ? value : '')
  return (
    <Select
      label={t('dem.f.listed')}
      empty={t('dem.f.listed.none')}
      value={draft.listed ?? undefined}
      options={rows.map(({ key, data }) => ({ value: key, label: `${key} ${said(data.title)}` }))}
      onChange={key => {
        const data = rows.find(row => row.key === key)?.data
        if (!data) return set({ listed: null })
        set({
          listed: key ?? null,
          title: draft.title || said(data.title),
          asker: draft.asker || said(data.asker),
          basis: draft.basis || said(data.basis),
        })
      }}
    />
  )
}

function Often({ draft, set, untilFault }: PartProps & { untilFault: string | undefined }) {
  const t = useDemandText()
  const { data: forms = [] } = useForms()
  return (
    <>
      <div className="dem-line">
        <Select
          label={t('dem.f.every')}
          empty={false}
          value={draft.every}
          options={everyWords.map(value => ({ value, label: t(`dem.every.${value}`) }))}
          onChange={every => set({ every: every as Draft['every'] })}
        />
        <TextField
          label={t('dem.f.until')}
          type="date"
          value={draft.until}
          error={untilFault}
          onChange={until => set({ until })}
        />
        <TextField
          label={t('dem.f.rows')}
          inputMode="numeric"
          value={String(draft.rows || '')}
          onChange={rows => set({ rows: Math.max(1, Math.floor(Number(rows)) || 1) })}
        />
      </div>
      {forms.length > 0 && (
        <Select
          label={t('dem.f.form')}
          empty={t('dem.f.form.none')}
          value={draft.form ?? undefined}
          options={forms.filter(form => form.archivedAt === null).map(({ id, title }) => ({ value: id, label: title }))}
          onChange={form => set({ form: form ?? null })}
        />
      )}
    </>
  )
}

function Communities({ draft, set }: PartProps) {
  const t = useDemandText()
  const language = useLanguage()
  const { data: places } = usePlaces('community')
  const options = useMemo(() => (places ?? []).map(one => ({ value: one.id, label: nameIn(language, one) })), [places, language])
  return (
    <Choices
      label={t('dem.f.communities')}
      hint={t('dem.f.communities.hint')}
      tiles
      options={options}
      value={draft.communities}
      onChange={communities => set({ communities })}
    />
  )
}
