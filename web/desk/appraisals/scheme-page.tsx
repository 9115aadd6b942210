import { useState } from 'react'
import { useLocation } from 'wouter'
import type { AppraisalDetail, AppraisalPart, AppraisalScheme } from '#contract/appraisals'
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
import { Numeric } from './numeric.tsx'
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
  const whole = (part: AppraisalPart) =>
    part.title.trim() !== '' &&
    Number.isInteger(part.weight) &&
    part.weight >= 1 &&
    part.weight <= 100 &&
    (part.kind === 'computed' || part.judges.length > 0)
  const ready = scheme.title.trim() !== '' && scheme.units.length > 0 && scheme.parts.every(whole)
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
          <Numeric
            label={t('ap.f.smallest')}
            hint={t('ap.f.smallest.hint')}
            value={scheme.smallest}
            onChange={smallest => set({ smallest })}
          />
          <Numeric label={t('ap.f.near')} hint={t('ap.f.near.hint')} value={scheme.near} onChange={near => set({ near })} />
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
      {errors?.parts && <p className="ap-wrong">{t('ap.parts.wrong', { why: errors.parts })}</p>}
      <div>
        <Button look="main" disabled={!ready} reason={t('ap.save.first')} onPress={() => send(scheme).catch(setError)}>
          {t('ap.save')}
        </Button>
      </div>
    </div>
  )
}
