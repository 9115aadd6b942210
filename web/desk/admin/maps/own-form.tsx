import { useState } from 'react'
import type { MapBaseRow } from '#contract/map'
import { api } from '../../../shell/api.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Panel } from '../../../shell/ui/page.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { toast } from '../../../shell/ui/toast.tsx'
import { changed } from '../data.ts'
import { useSave } from '../parts/use-save.ts'
import { useText } from './text.ts'

/** Source and approval number of the own drawing. */
export function OwnForm({ now }: { now: MapBaseRow | undefined }) {
  const t = useText()
  const { save: attempt, error } = useSave()
  const [attribution, setAttribution] = useState(now?.attribution ?? '')
  const [approval, setApproval] = useState(now?.approval ?? '')
  const save = async () => {
    const { done } = await attempt(async () => {
      const texts = { attribution: attribution.trim() || null, approval: approval.trim() || null }
      await api.put('/map-bases/own', { version: now?.version ?? 0, kind: 'own', title: '', ...texts })
      await changed('map-bases', 'office')
    })
    if (done) toast(t('maps.saved', { title: t('maps.own') }))
  }
  return (
    <Panel title={t('maps.own')}>
      <p className="ui-soft">{t('maps.own.hint')}</p>
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextField label={t('maps.attribution')} optional value={attribution} onChange={setAttribution} maxLength={200} />
      <TextField
        label={t('maps.approval')}
        hint={t('maps.approval.hint')}
        optional
        value={approval}
        onChange={setApproval}
        maxLength={60}
      />
      <div className="ui-row">
        <Button look="main" onPress={save}>
          {t('shell.save')}
        </Button>
      </div>
    </Panel>
  )
}
