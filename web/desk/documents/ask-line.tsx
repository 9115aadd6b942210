import { useState } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { Dialog } from '../../shell/ui/dialog.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useText } from './text.ts'

export type Asked = {
  readonly title: string
  readonly label: string
  readonly hint?: string | undefined
  readonly action: string
  readonly needed: boolean
  readonly take: (line: string) => unknown
}

/** Asks for one line while somebody writes: the address of a link, the words for a picture. What fails is said here. */
export function AskLine({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const t = useText()
  const [line, setLine] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const ready = !busy && (line.trim() !== '' || !asked.needed)
  const take = async () => {
    if (!ready) return
    setError(undefined)
    setBusy(true)
    try {
      await asked.take(line.trim())
      onClose()
    } catch (caught) {
      setError(caught)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={asked.title}
      actions={
        <>
          <Button look="main" disabled={!ready} onPress={take}>
            {asked.action}
          </Button>
          <Button look="quiet" onPress={onClose}>
            {t('shell.cancel')}
          </Button>
        </>
      }
    >
      <form
        className="ui-stack"
        onSubmit={event => {
          event.preventDefault()
          void take()
        }}
      >
        {error !== undefined && <ErrorNote error={error} kept />}
        <TextField label={asked.label} hint={asked.hint} value={line} onChange={setLine} maxLength={1000} />
      </form>
    </Dialog>
  )
}
