import { useState } from 'react'
import type { Figure } from '#contract/reports'
import { Button } from '../../shell/ui/button.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useReportText } from './text.ts'

/** What looks like a number is one; everything else is words. */
export const typedValue = (text: string): number | string => {
  const plain = text.normalize('NFKC').replaceAll(',', '').trim()
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text.trim()
}

/** Types a value into one cell of a draft, or takes it back. */
export function TypeIn({ figure, onType }: { figure: Figure; onType: (value: number | string | null) => Promise<void> }) {
  const t = useReportText()
  const [text, setText] = useState(figure.state === 'typed' ? figure.shown : '')
  return (
    <form
      className="ui-row"
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') void onType(typedValue(text))
      }}
    >
      <TextField label={t('rep.type')} value={text} maxLength={500} onChange={setText} />
      <Button submit look={figure.state === 'missing' ? 'main' : 'plain'} disabled={text.trim() === ''}>
        {t('rep.type.save')}
      </Button>
      {figure.state === 'typed' && (
        <Button look="quiet" onPress={() => onType(null)}>
          {t('rep.type.undo')}
        </Button>
      )}
    </form>
  )
}
