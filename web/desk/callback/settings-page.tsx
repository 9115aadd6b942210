import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallbackSettings, CallbackSettingsView } from '#contract/callback'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { When } from '../../shell/ui/when.tsx'
import { client } from '../data/client.ts'
import { useSignedIn } from '../data/session.ts'
import { Draw } from './draw.tsx'
import { useCallbackText } from './text.ts'

/** The office's own rules of calling back and counting, with every version, and the draw for whoever wants to check it. */
export function SettingsPage() {
  const t = useCallbackText()
  const { posts } = useSignedIn()
  const { data, error, refetch } = useQuery({
    queryKey: ['callback', 'settings'],
    queryFn: ({ signal }) => api.get<CallbackSettingsView>('/callback/settings', { signal }),
  })
  const checks = posts.some(post => ['dispatcher', 'supervisor', 'leader'].includes(post.role))
  return (
    <Page title={t('cb.page.settings')} lead={t('cb.set.lead')} width="wide">
      {error && <ErrorNote error={error} retry={refetch} />}
      {!data && !error && <Skeleton lines={6} />}
      {data && (
        <div className="ui-stack">
          <Rules key={data.version} view={data} />
          {checks && <Draw />}
          {data.versions.length > 0 && (
            <Panel title={t('cb.set.versions')}>
              <ul className="callback-behind">
                {data.versions.map(one => (
                  <li key={one.version}>
                    <div>
                      <strong>{t('cb.set.version', { version: one.version })}</strong> {one.note}
                      <small>
                        {t('cb.version', { version: one.version, ...one.settings.weights })} · {t('cb.set.share')}{' '}
                        {one.settings.share}
                        {t('cb.percent')} · {one.by} · <When at={one.at} />
                      </small>
                    </div>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      )}
    </Page>
  )
}

const weights = ['response', 'solved', 'satisfied'] as const
const weightNames = { response: 'cb.response', solved: 'cb.rate.solved', satisfied: 'cb.rate.satisfied' } as const
const scores = ['very', 'fairly', 'so', 'not'] as const
const rounded = (share: number) => Math.round(share * 1000) / 10

function Rules({ view }: { view: CallbackSettingsView }) {
  const t = useCallbackText()
  const [set, setSet] = useState<CallbackSettings>(view.settings)
  const [note, setNote] = useState('')
  const [error, setError] = useState<unknown>()
  const sum = weights.reduce((all, key) => all + set.weights[key], 0)
  const right =
    sum === 100 && set.targets.good > set.targets.fair && set.volumes[1] > set.volumes[0] && set.share >= 1 && set.tries >= 1
  const number = (label: string, value: number, onChange: (value: number) => void, unit = t('cb.percent'), hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      type="number"
      inputMode="numeric"
      min="0"
      value={String(value)}
      unit={unit}
      onChange={text => onChange(Number(text))}
    />
  )
  const save = async () => {
    setError(undefined)
    try {
      const saved = await api.put<CallbackSettingsView>('/callback/settings', {
        version: view.version,
        settings: set,
        note: note.trim(),
      })
      toast(t('cb.set.saved', { version: saved.version }))
      await client.invalidateQueries({ queryKey: ['callback'] })
    } catch (wrong) {
      setError(wrong)
    }
  }
  return (
    <Panel>
      <fieldset className="callback-rules" disabled={!view.mayEdit}>
        <div className="callback-asked">
          {number(t('cb.set.share'), set.share, share => setSet({ ...set, share }), t('cb.percent'), t('cb.set.share.hint'))}
          {number(t('cb.set.tries'), set.tries, tries => setSet({ ...set, tries }), t('cb.times'))}
          {number(t('cb.set.partly'), rounded(set.partly), value => setSet({ ...set, partly: value / 100 }))}
        </div>
        <h2>{t('cb.set.weights')}</h2>
        <div className="callback-asked">
          {weights.map(key => (
            <div key={key}>
              {number(t(weightNames[key]), set.weights[key], value =>
                setSet({ ...set, weights: { ...set.weights, [key]: value } }),
              )}
            </div>
          ))}
          <p role="status">{t('cb.set.sum', { sum })}</p>
        </div>
        <h2>{t('cb.set.scores')}</h2>
        <div className="callback-asked">
          {scores.map(key => (
            <div key={key}>
              {number(t(`cb.satisfied.${key}`), rounded(set.scores[key]), value =>
                setSet({ ...set, scores: { ...set.scores, [key]: value / 100 } }),
              )}
            </div>
          ))}
        </div>
        <h2>{t('cb.set.targets')}</h2>
        <div className="callback-asked">
          {number(t('cb.set.good'), rounded(set.targets.good), value =>
            setSet({ ...set, targets: { ...set.targets, good: value / 100 } }),
          )}
          {number(t('cb.set.fair'), rounded(set.targets.fair), value =>
            setSet({ ...set, targets: { ...set.targets, fair: value / 100 } }),
          )}
        </div>
        <h2>{t('cb.set.volumes')}</h2>
        <div className="callback-asked">
          {number(t('cb.set.middle'), set.volumes[0], value => setSet({ ...set, volumes: [value, set.volumes[1]] }), '')}
          {number(t('cb.set.large'), set.volumes[1], value => setSet({ ...set, volumes: [set.volumes[0], value] }), '')}
        </div>
        {view.mayEdit && (
          <>
            <TextField label={t('cb.set.note')} value={note} onChange={setNote} maxLength={200} />
            {!right && <p className="callback-wrong">{t('cb.set.wrong')}</p>}
            {error !== undefined && <ErrorNote error={error} kept />}
            <div className="ui-row">
              <Button look="main" disabled={!right || note.trim().length < 2} onPress={save}>
                {t('cb.set.save')}
              </Button>
            </div>
          </>
        )}
      </fieldset>
    </Panel>
  )
}
