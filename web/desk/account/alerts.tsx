import { useState } from 'react'
import type { AlertSettings } from '#contract/alerts'
import { Switch } from '../../overlay/switch.tsx'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { client } from '../data/client.ts'
import { canPopUp, noticeKinds, useAlertSettings } from '../frame/alerts.ts'
import { useBarText } from '../frame/text.ts'
import { useText } from '../text.ts'

/** How I want to be told: kept for the person; leave to show lines of the system is asked per device, by a button. */
export function Alerts() {
  const { data, error, refetch } = useAlertSettings()
  const [fault, setFault] = useState<unknown>()
  if (error && !data) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton />
  const change = async (more: Partial<AlertSettings>) => {
    const next = { ...data, ...more }
    client.setQueryData(['alerts'], next)
    setFault(undefined)
    await api.put('/me/alerts', next).catch(caught => {
      client.setQueryData(['alerts'], data)
      setFault(caught)
    })
  }
  return (
    <div className="ui-stack" id="alerts">
      {fault !== undefined && <ErrorNote error={fault} />}
      <Leave />
      <Fields settings={data} change={change} />
    </div>
  )
}

function Leave() {
  const b = useBarText()
  const [leave, setLeave] = useState(canPopUp() ? Notification.permission : 'unable')
  return (
    <div className="ui-stack">
      <p className="ui-soft">{b('bar.alerts.browser.lead')}</p>
      {leave === 'default' ? (
        <div>
          <Button onPress={async () => setLeave(await Notification.requestPermission())}>{b('bar.alerts.ask')}</Button>
        </div>
      ) : (
        <p>{b(leave === 'granted' ? 'bar.alerts.granted' : leave === 'denied' ? 'bar.alerts.denied' : 'bar.alerts.unable')}</p>
      )}
    </div>
  )
}

type FieldsProps = { settings: AlertSettings; change: (more: Partial<AlertSettings>) => Promise<void> }

function Fields({ settings, change }: FieldsProps) {
  const t = useText()
  const b = useBarText()
  const { quiet, muted } = settings
  const toggle = (kind: string, on: boolean) => change({ muted: on ? muted.filter(one => one !== kind) : [...muted, kind] })
  const hour = (key: 'from' | 'to') => (value: string) => {
    if (quiet && /^\d\d:\d\d$/.test(value)) void change({ quiet: { ...quiet, [key]: value } })
  }
  return (
    <>
      <div>
        <Switch label={b('bar.alerts.on')} checked={settings.popUp} onChange={popUp => change({ popUp })} />
        <Switch label={b('bar.alerts.sound')} checked={settings.sound} onChange={sound => change({ sound })} />
      </div>
      <fieldset>
        <legend className="ui-label">{b('bar.alerts.about')}</legend>
        {noticeKinds.map(kind => (
          <Switch
            key={kind}
            label={t(`desk.notice.${kind}`)}
            checked={!muted.includes(kind)}
            disabled={!settings.popUp && !settings.sound}
            onChange={on => toggle(kind, on)}
          />
        ))}
      </fieldset>
      <fieldset>
        <legend className="ui-label">{b('bar.alerts.quiet')}</legend>
        <p className="ui-soft">{b('bar.alerts.quiet.lead')}</p>
        <Switch
          label={b('bar.alerts.quiet.on')}
          checked={quiet !== null}
          onChange={on => change({ quiet: on ? { from: '20:00', to: '08:00' } : null })}
        />
        {quiet && (
          <div className="ui-row">
            <TextField label={b('bar.alerts.from')} type="time" value={quiet.from} onChange={hour('from')} />
            <TextField label={b('bar.alerts.to')} type="time" value={quiet.to} onChange={hour('to')} />
          </div>
        )}
      </fieldset>
    </>
  )
}
