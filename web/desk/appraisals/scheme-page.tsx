import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AppraisalDetail, AppraisalScheme } from '#contract/appraisals'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choices } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { nameIn } from '../data/names.ts'
import { useUnits } from '../data/office.ts'
import { changeAppraisal, makeAppraisal, useAppraisal } from './data.ts'
import { emptyPart, PartFields } from './part-fields.tsx'
import { useAppraisalText } from './text.ts'

export function NewPage() {
  const t = useAppraisalText()
  const [id] = useState(newId)
  const [, navigate] = useLocation()
  const year = new Date(useNow()).getUTCFullYear()
  const [first] = useState<AppraisalScheme>(() => ({
    title: '',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    units: [],
    parts: [],
    smallest: 5,
    near: 1,
  }))
  const send = async (scheme: AppraisalScheme) => {
    await makeAppraisal(id, scheme)
    navigate(`/${id}`)
  }
  return (
    <Page title={t('ap.new')} lead={t('ap.new.lead')} back={{ to: '/', label: t('ap.title') }} width="wide">
      <SchemeForm first={first} send={send} />
    </Page>
  )
}

const schemeOf = (a: AppraisalDetail): AppraisalScheme => ({
  title: a.title,
  from: a.from,
  until: a.until,
  units: a.unitIds,
  parts: a.parts,
  smallest: a.smallest,
  near: a.near,
})

export function EditPage({ id }: { id: string }) {
  const t = useAppraisalText()
  const { data, error, refetch } = useAppraisal(id)
  const [, navigate] = useLocation()
  if (!data) return error ? <ErrorNote error={error} retry={() => refetch()} /> : <Skeleton lines={8} />
  const send = async (scheme: AppraisalScheme) => {
    await changeAppraisal(data, scheme)
    toast(t('ap.saved'))
    navigate(`/${id}`)
  }
  return (
    <Page title={t('ap.edit')} back={{ to: `/${id}`, label: data.title }} width="wide">
      <SchemeForm first={schemeOf(data)} send={send} />
    </Page>
  )
}

function SchemeForm({ first, send }: { first: AppraisalScheme; send: (scheme: AppraisalScheme) => Promise<void> }) {
  const t = useAppraisalText()
  const language = useLanguage()
  const { data: units = [] } = useUnits()
  const [scheme, setScheme] = useState(first)
  // Open from the start where nothing is chosen yet; it must not close under the hand that chooses.
  const [unfold] = useState(first.units.length === 0)
  const [error, setError] = useState<unknown>()
  const errors = error instanceof ApiError ? error.fields : undefined
  const set = (more: Partial<AppraisalScheme>) => setScheme({ ...scheme, ...more })
  const weight = scheme.parts.reduce((sum, part) => sum + part.weight, 0)
  const put = (at: number, part: AppraisalScheme['parts'][number]) =>
    set({ parts: scheme.parts.map((one, n) => (n === at ? part : one)) })
  const ready = scheme.title.trim() !== '' && scheme.units.length > 0 && scheme.parts.every(part => part.title.trim() !== '')
  return (
    <div className="ui-stack">
      <Panel title={t('ap.head')}>
        <div className="ap-fields">
          <TextField
            label={t('ap.f.title')}
            value={scheme.title}
            error={errors?.title}
            maxLength={200}
            onChange={title => set({ title })}
          />
          <TextField type="date" label={t('ap.f.from')} value={scheme.from} onChange={from => set({ from })} />
          <TextField
            type="date"
            label={t('ap.f.until')}
            value={scheme.until}
            error={errors?.until}
            onChange={until => set({ until })}
          />
          <TextField
            type="number"
            label={t('ap.f.smallest')}
            hint={t('ap.f.smallest.hint')}
            value={String(scheme.smallest)}
            onChange={text => set({ smallest: Math.max(2, Number(text) || 5) })}
          />
          <TextField
            type="number"
            label={t('ap.f.near')}
            hint={t('ap.f.near.hint')}
            value={String(scheme.near)}
            onChange={text => set({ near: Math.max(0, Number(text) || 0) })}
          />
        </div>
        <details open={unfold}>
          <summary>{t('ap.f.units', { count: scheme.units.length })}</summary>
          <Choices
            label={t('ap.f.units.label')}
            hideLabel
            tiles
            value={scheme.units}
            error={errors?.units}
            onChange={next => set({ units: next })}
            options={units.filter(u => u.active).map(u => ({ value: u.id, label: nameIn(language, u) }))}
          />
        </details>
      </Panel>
      {scheme.parts.map((part, n) => (
        <Panel key={part.key} title={t('ap.part.n', { n: n + 1 })}>
          <PartFields part={part} onChange={next => put(n, next)} />
          <p>
            <Button size="small" look="quiet" onPress={() => set({ parts: scheme.parts.filter((_, at) => at !== n) })}>
              {t('ap.part.remove')}
            </Button>
          </p>
        </Panel>
      ))}
      <p className="ui-row">
        <Button onPress={() => set({ parts: [...scheme.parts, emptyPart('computed')] })}>{t('ap.part.computed.add')}</Button>
        <Button onPress={() => set({ parts: [...scheme.parts, emptyPart('judged')] })}>{t('ap.part.judged.add')}</Button>
        <span className="ui-soft">{t('ap.weights', { weight })}</span>
      </p>
      {error !== undefined && <ErrorNote error={error} kept />}
      <div>
        <Button look="main" disabled={!ready} reason={t('ap.save.first')} onPress={() => send(scheme).catch(setError)}>
          {t('ap.save')}
        </Button>
      </div>
    </div>
  )
}
