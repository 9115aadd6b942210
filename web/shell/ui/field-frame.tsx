import { type ReactNode, useId } from 'react'
import { useShellText } from '../i18n/index.ts'
import './field.css'

export type FieldProps = {
  label: string
  hint?: string | undefined
  /** What is wrong and how to mend it; shown under the control and read with it. */
  error?: string | undefined
  optional?: boolean | undefined
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean | undefined
  disabled?: boolean | undefined
}

export type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  disabled: boolean | undefined
}

type FrameProps = FieldProps & { group?: boolean; under?: ReactNode; children: (control: ControlProps) => ReactNode }

/** Label, hint and error around one control (or, as `group`, around several), wired for screen readers. */
export function FieldFrame({ label, hint, error, optional, hideLabel, disabled, group, under, children }: FrameProps) {
  const t = useShellText()
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-fault`].filter(Boolean).join(' ') || undefined
  const name = (
    <>
      {label}
      {optional && <span className="ui-optional">{t('shell.optional')}</span>}
    </>
  )
  const className = hideLabel ? 'ui-hidden' : 'ui-label'
  const body = (
    <>
      {hint && (
        <p className="ui-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined, disabled })}
      {(error || under) && (
        <div className="ui-under">
          {error && (
            <p className="ui-fault" id={`${id}-fault`}>
              {error}
            </p>
          )}
          {under}
        </div>
      )}
    </>
  )
  if (group) {
    return (
      <fieldset className="ui-field" aria-describedby={described} disabled={disabled}>
        <legend className={className}>{name}</legend>
        {body}
      </fieldset>
    )
  }
  return (
    <div className="ui-field">
      <label className={className} htmlFor={id}>
        {name}
      </label>
      {body}
    </div>
  )
}
