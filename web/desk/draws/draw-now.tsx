import { useState } from 'react'
import type { DrawDetail } from '#contract/draws'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { TextArea } from '../../shell/ui/text-area.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { goOn } from './data.ts'
import { useDrawText } from './text.ts'

/** The seed is made here, after the freezing: by the people in the room and a number nobody in it chose. */
export function DrawNow({ draw }: { draw: DrawDetail }) {
  const t = useDrawText()
  const [room, setRoom] = useState('')
  const [number, setNumber] = useState('')
  const [error, setError] = useState<unknown>()
  const said = room
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
  const send = async () => {
    setError(undefined)
    try {
      const drawn = await goOn(draw, 'draw', { room: said, number: number.trim() })
      toast(t('draw.now.said', { count: drawn.lots.length }))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <Panel title={t('draw.now')}>
      <div className="ui-stack draw-form">
        <p>{t('draw.now.lead')}</p>
        <TextArea label={t('draw.now.room')} rows={4} value={room} onChange={setRoom} />
        <TextField label={t('draw.now.number', { what: draw.number })} value={number} onChange={setNumber} maxLength={60} />
        {error !== undefined && <ErrorNote error={error} kept />}
        <Button look="main" disabled={said.length < 2 || number.trim() === ''} onPress={send}>
          {t('draw.now')}
        </Button>
      </div>
    </Panel>
  )
}
