import { useState } from 'react'
import { ApiError, api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useAttempt } from '../session/use-attempt.ts'
import { useText } from '../text.ts'

export function PasswordChange({ onDone }: { onDone: () => unknown }) {
  const t = useText()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const [again, setAgain] = useState('')
  const { attempt, error } = useAttempt()
  const different = again !== '' && again !== fresh
  const change = () =>
    attempt(async () => {
      await api.post('/me/password', { old, new: fresh })
      setOld('')
      setFresh('')
      setAgain('')
      onDone()
    })
  const weak = error instanceof ApiError ? error.fields.new : undefined
  return (
    <form
      className="ui-stack desk-door-form"
      onSubmit={event => {
        event.preventDefault()
        if (!different && fresh !== '') void change()
      }}
    >
      <TextField label={t('desk.password.old')} type="password" autoComplete="current-password" value={old} onChange={setOld} />
      <TextField
        label={t('desk.password.new')}
        hint={t('desk.password.hint')}
        error={weak}
        type="password"
        autoComplete="new-password"
        value={fresh}
        onChange={setFresh}
      />
      <TextField
        label={t('desk.password.again')}
        error={different ? t('desk.password.different') : undefined}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={setAgain}
      />
      {error !== undefined && <ErrorNote error={error} kept />}
      <Button look="main" submit disabled={old === '' || fresh === '' || again !== fresh}>
        {t('desk.password.change')}
      </Button>
    </form>
  )
}
