import { useState } from 'react'
import type { caseList } from '#contract/cases'
import { api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useAttempt } from '../session/use-attempt.ts'
import { useKnownText } from './text.ts'

type OtherNumberProps = { type: string; not: string; onFound: (id: string) => void }

/** What no rule would suggest, somebody on the telephone may know: a number is enough. */
export function OtherNumber({ type, not, onFound }: OtherNumberProps) {
  const t = useKnownText()
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const { attempt } = useAttempt()
  const look = () =>
    attempt(async () => {
      const query = { type, view: 'all', order: 'newest', q: number.trim(), limit: 2 }
      const { rows } = await api.get<(typeof caseList)['_output']>('/cases', { query })
      const found = rows.find(row => row.number === number.trim() && row.id !== not)
      setMissing(!found)
      if (found) onFound(found.id)
    })
  return (
    <details className="desk-known-other">
      <summary>{t('known.other')}</summary>
      <form
        className="ui-row"
        onSubmit={event => {
          event.preventDefault()
          if (number.trim()) void look()
        }}
      >
        <TextField
          label={t('known.other.label')}
          value={number}
          onChange={setNumber}
          maxLength={30}
          error={missing ? t('known.other.missing') : undefined}
        />
        <Button size="small" submit disabled={!number.trim()}>
          {t('known.other.see')}
        </Button>
      </form>
    </details>
  )
}
