import { type ReactNode, useRef, useState } from 'react'
import type { FieldsData } from '#kernel/define/field'
import { askedFields } from '#kernel/engine/asked'
import { ApiError } from '../../shell/api.ts'
import { newId } from '../../shell/new-id.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import type { Answers } from '../data/drafts.ts'
import { dropPhotos } from '../data/photo-store.ts'
import { photoIdsIn, uploadPhotos } from '../data/upload.ts'
import { AskField } from '../report/ask-field.tsx'
import { missing, planForm } from '../report/plan-form.ts'
import { useSending } from '../report/use-sending.ts'
import { useText } from '../text.ts'

type ActFormProps = {
  fields: FieldsData
  /** What the case holds already, as the reporter sees it. */
  before?: Answers | undefined
  /** Sends the answers under this id; the same id again changes nothing twice. */
  send: (id: string, answers: Answers) => Promise<void>
  button: string
  said: string
  look?: 'main' | 'plain' | undefined
  onCancel?: (() => void) | undefined
  onDone?: (() => void) | undefined
  /** What to say when nothing at all was filled in. */
  empty?: string | undefined
  children?: ReactNode
}

/** A small form that acts on a case: asks what the step asks, sends photos first, keeps what was written when it fails. */
export function ActForm({ fields, before, send, button, said, look = 'main', onCancel, onDone, empty, children }: ActFormProps) {
  const t = useText()
  const [answers, setAnswers] = useState<Answers>({})
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [error, setError] = useState<unknown>()
  const command = useRef(newId())
  const { progress, words, run } = useSending()
  const asked = askedFields(fields, answers, before)
  const keys = Object.keys(asked)

  const submit = async () => {
    setError(undefined)
    const lacking = missing(asked, planForm(asked), answers)
    const nothing = empty !== undefined && Object.keys(answers).length === 0
    if (lacking.length > 0 || nothing) {
      const required = lacking.map(key => [key, t('shell.required', { label: fields[key]?.title ?? key })])
      setFaults(nothing ? { [keys[0] ?? '']: empty } : Object.fromEntries(required))
      return
    }
    const photos = photoIdsIn(answers)
    try {
      await run(async show => {
        await uploadPhotos(photos, number => show({ number, count: photos.length }))
        show(undefined)
        await send(command.current, answers)
      })
      command.current = newId()
      setAnswers({})
      await dropPhotos(photos)
      toast(said)
      onDone?.()
    } catch (fault) {
      setError(fault)
      if (fault instanceof ApiError) setFaults(fault.fields)
    }
  }
  return (
    <div className="ui-stack">
      {children}
      {keys.map(key => (
        <AskField
          key={key}
          name={key}
          fields={fields}
          value={answers[key]}
          error={faults[key]}
          disabled={progress !== undefined}
          onChange={value => {
            setAnswers(({ [key]: _, ...rest }) => (value === undefined ? rest : { ...rest, [key]: value }))
            setFaults(({ [key]: _, ...rest }) => rest)
          }}
        />
      ))}
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row">
        <Button look={look} busy={progress !== undefined} onPress={submit}>
          {button}
        </Button>
        {onCancel && (
          <Button look="quiet" onPress={onCancel}>
            {t('portal.act.cancel')}
          </Button>
        )}
      </div>
      <p className="ui-soft" role="status">
        {words}
      </p>
    </div>
  )
}
