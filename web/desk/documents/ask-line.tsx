import { useState } from 'react'
import { FormDialog } from '../../shell/ui/form-dialog.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'

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
  const [line, setLine] = useState('')
  return (
    <FormDialog
      title={asked.title}
      save={asked.action}
      disabled={asked.needed && line.trim() === ''}
      onSave={() => asked.take(line.trim())}
      onClose={onClose}
    >
      <TextField label={asked.label} hint={asked.hint} value={line} onChange={setLine} maxLength={1000} />
    </FormDialog>
  )
}
