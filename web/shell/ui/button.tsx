import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useShellText } from '../i18n/index.ts'
import './button.css'

export type ButtonLook = 'plain' | 'main' | 'quiet' | 'danger'

export type ButtonProps = {
  /** Says what happens: 派给 城管执法队, not 提交. */
  children: ReactNode
  /** A returned promise keeps the button busy until it settles. */
  onPress?: (() => unknown) | undefined
  look?: ButtonLook | undefined
  size?: 'normal' | 'small' | 'wide' | undefined
  busy?: boolean | undefined
  disabled?: boolean | undefined
  /** Why it cannot be pressed now; shown under the button. */
  reason?: string | undefined
  /** Asks once more before acting; the text names the act: 作废这张单. */
  confirm?: string | undefined
  submit?: boolean | undefined
  /** Name for screen readers when the text alone is not enough. */
  label?: string | undefined
  pressed?: boolean | undefined
}

export function buttonClass(look: ButtonLook = 'plain', size: ButtonProps['size'] = 'normal'): string {
  return `ui-button ui-button-${look} ui-button-${size}`
}

function useBusy(run: (() => unknown) | undefined, busy: boolean | undefined) {
  const [working, setWorking] = useState(false)
  const press = async () => {
    if (working || busy) return
    const outcome = run?.()
    if (!(outcome instanceof Promise)) return
    setWorking(true)
    await outcome.finally(() => setWorking(false))
  }
  return { working: working || busy === true, press }
}

export function Button(props: ButtonProps) {
  const { children, look, size, disabled, reason, confirm, submit, label, pressed } = props
  const [asking, setAsking] = useState(false)
  const { working, press } = useBusy(props.onPress, props.busy)
  const reasonId = useId()
  if (asking && confirm) {
    return <Ask what={confirm} size={size} onYes={press} onDone={() => setAsking(false)} />
  }
  const button = (
    <button
      type={submit ? 'submit' : 'button'}
      className={buttonClass(look, size)}
      disabled={disabled}
      aria-busy={working || undefined}
      aria-label={label}
      aria-pressed={pressed}
      aria-describedby={disabled && reason ? reasonId : undefined}
      onClick={submit && !props.onPress ? undefined : () => (confirm ? setAsking(true) : press())}
    >
      {children}
    </button>
  )
  if (!disabled || !reason) return button
  return (
    <span>
      {button}
      <span className="ui-button-reason" id={reasonId}>
        {reason}
      </span>
    </span>
  )
}

type AskProps = { what: string; size: ButtonProps['size']; onYes: () => Promise<void>; onDone: () => void }

/** The second press: the question stands where the button stood, and Escape takes it back. */
function Ask({ what, size, onYes, onDone }: AskProps) {
  const t = useShellText()
  const group = useRef<HTMLFieldSetElement>(null)
  useEffect(() => group.current?.querySelector('button')?.focus(), [])
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onDone()
  }
  return (
    <fieldset className="ui-row" ref={group} onKeyDown={leave}>
      <legend className="ui-hidden">{what}</legend>
      <Button look="danger" size={size} onPress={() => onYes().finally(onDone)}>
        {t('shell.confirm', { action: what })}
      </Button>
      <Button look="quiet" size={size} onPress={onDone}>
        {t('shell.cancel')}
      </Button>
    </fieldset>
  )
}
