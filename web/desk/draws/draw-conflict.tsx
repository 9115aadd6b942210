import { useState } from 'react'
import type { DrawDetail } from '#contract/draws'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { Select } from '../../shell/ui/select.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { goOn } from './data.ts'
import { useDrawText } from './text.ts'

/** Interests that people declare before the list is frozen. */
export function DrawConflict({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  const [inspector, setInspector] = useState<string>()
  const [object, setObject] = useState<string>()
  const [because, setBecause] = useState('')
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setError(undefined)
    try {
      await goOn(draw, 'conflict', { inspector, object, because: because.trim() })
      setInspector(undefined)
      setObject(undefined)
      setBecause('')
    } catch (caught) {
      setError(caught)
    }
  }
  const nameOf = (id: string) => draw.objects.find(one => one.id === id)?.name ?? id
  return (
    <Panel title={t('draw.conflicts')}>
      <div className="ui-stack draw-form">
        {draw.conflicts.length > 0 && (
          <ul>
            {draw.conflicts.map(one => (
              <li key={`${one.inspector} ${one.object}`}>
                {one.inspector} · {nameOf(one.object)} · {one.because}
              </li>
            ))}
          </ul>
        )}
        <Select
          label={t('draw.conflict.inspector')}
          options={draw.inspectors.map(one => ({ value: one.id, label: `${one.id} · ${one.person}` }))}
          value={inspector}
          onChange={setInspector}
        />
        <Select
          label={t('draw.conflict.object')}
          options={draw.objects.map(one => ({ value: one.id, label: one.name }))}
          value={object}
          onChange={setObject}
        />
        <TextField
          label={t('draw.conflict.because')}
          hint={t('draw.conflict.because.hint')}
          value={because}
          onChange={setBecause}
          maxLength={200}
        />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button disabled={!inspector || !object || because.trim() === ''} onPress={send}>
          {t('draw.conflict.add')}
        </Button>
      </div>
    </Panel>
  )
}
