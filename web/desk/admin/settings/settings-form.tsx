import { useState } from 'react'
import type { OfficeSettings } from '#contract/office'
import { ApiError, api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { Checkbox } from '../../../shell/ui/checkbox.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { useSave } from '../parts/use-save.ts'
import { useText } from '../text.ts'
import { useLevelText } from './text.ts'
import { type Corners, cornersOf, numbersOf } from './view-box.ts'
import { ViewPanel } from './view-panel.tsx'

/** Keeps what was so when it opened: news from elsewhere must not change a form under somebody's hands. */
export function SettingsForm({ now, onAgain }: { now: OfficeSettings; onAgain: () => Promise<unknown> }) {
  const t = useText()
  const [seen] = useState(now)
  const { save: attempt, error, fields } = useSave()
  const [busy, setBusy] = useState(false)
  const [name, setName] = useState(seen.name)
  const [nameEn, setNameEn] = useState(seen.nameEn ?? '')
  const [phone, setPhone] = useState(seen.phone ?? '')
  const [gridWorkerNames, setGridWorkerNames] = useState(seen.gridWorkerNames)
  const level = useLevelText()
  const [district, setDistrict] = useState(seen.district)
  /** Nothing typed: the view follows the boundaries. */
  const [own, setOwn] = useState<Corners | undefined>(seen.bounds ? cornersOf(seen.bounds) : undefined)
  const bounds = own ? numbersOf(own) : null
  const save = async () => {
    if (busy || bounds === undefined || name.trim() === '') return
    setBusy(true)
    const { done } = await attempt(async () => {
      const centre = String(bounds) === String(seen.bounds) ? seen.centre : null
      const said = { name: name.trim(), nameEn: nameEn.trim() || null, phone: phone.trim() || null, gridWorkerNames, district }
      await api.put('/office/settings', { version: seen.version, ...said, centre, bounds })
      await changed('office')
    })
    setBusy(false)
    if (!done) return
    toast(t('admin.settings.saved'))
    await onAgain()
  }
  const overtaken = error instanceof ApiError && error.code === 'stale-version'
  return (
    <form
      className="ui-stack"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      {error !== undefined && <ErrorNote error={error} kept={!overtaken} />}
      {overtaken && (
        <div className="ui-row">
          <Button onPress={onAgain}>{t('admin.settings.again')}</Button>
        </div>
      )}
      <Panel title={t('admin.settings.names')}>
        <TextField label={t('admin.settings.name')} error={fields.name} value={name} onChange={setName} maxLength={100} />
        <TextField
          label={t('admin.settings.nameEn')}
          hint={t('admin.settings.nameEn.hint')}
          optional
          error={fields.nameEn}
          value={nameEn}
          onChange={setNameEn}
          maxLength={200}
        />
        <TextField
          label={t('admin.settings.phone')}
          hint={t('admin.settings.phone.hint')}
          optional
          type="tel"
          error={fields.phone}
          value={phone}
          onChange={setPhone}
          maxLength={40}
        />
      </Panel>
      <Panel title={t('admin.settings.grid')}>
        <Checkbox checked={gridWorkerNames} onChange={setGridWorkerNames}>
          {t('admin.settings.grid.names')}
        </Checkbox>
        <p className="ui-soft">{t(gridWorkerNames ? 'admin.settings.grid.named' : 'admin.settings.grid.unnamed')}</p>
      </Panel>
      <Panel title={level('admin.settings.level')}>
        <Checkbox checked={district} onChange={setDistrict}>
          {level('admin.settings.level.district')}
        </Checkbox>
        <p className="ui-soft">{level('admin.settings.level.hint')}</p>
      </Panel>
      <ViewPanel own={own} extent={seen.extent} error={fields.bounds ?? fields.centre} onChange={setOwn} />
      <div className="ui-row">
        <Button look="main" busy={busy} disabled={bounds === undefined || name.trim() === ''} onPress={save}>
          {t('shell.save')}
        </Button>
        <button type="submit" hidden />
      </div>
    </form>
  )
}
