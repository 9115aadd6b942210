import type { Check } from '#kernel/define/field'
import { useShellText } from '../shell/i18n/index.ts'
import { FieldFrame } from '../shell/ui/field-frame.tsx'
import { useFieldSources } from './sources.ts'
import { fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'
import './checks.css'

const findings = ['fine', 'wrong', 'none'] as const
const words = { fine: 'shell.checks.fine', wrong: 'shell.checks.wrong', none: 'shell.checks.none' } as const

/** Only whole answers: what an older phone or another program wrote in another shape is not shown as checked. */
const read = (value: unknown): readonly Check[] | undefined =>
  Array.isArray(value) && value.every(one => typeof one?.point === 'string' && findings.includes(one?.found)) ? value : undefined

/** Every point in sight with its three answers; most are fine, so one button says so of all that are left. */
function Input({ value = [], onChange, ...props }: InputProps<readonly Check[]>) {
  const t = useShellText()
  const { points = [] } = useFieldSources()
  const found = (point: string) => value.find(one => one.point === point)?.found
  const answer = (point: string, what: Check['found']) =>
    onChange(points.flatMap(one => (one === point ? [{ point, found: what }] : (value.find(v => v.point === one) ?? []))))
  const left = points.filter(point => !found(point))
  const allFine = () => onChange(points.map(point => ({ point, found: found(point) ?? 'fine' })))
  return (
    <FieldFrame {...frameOf(props)} group>
      {control => (
        <div className="ui-checks">
          {points.map((point, n) => (
            <fieldset key={point} className="ui-point" data-found={found(point)}>
              <legend>{point}</legend>
              {findings.map(what => (
                <label key={what} className="ui-card">
                  <input
                    type="radio"
                    name={`${control.id}-${n}`}
                    checked={found(point) === what}
                    disabled={props.disabled}
                    onChange={() => answer(point, what)}
                  />
                  <span>{t(words[what])}</span>
                </label>
              ))}
            </fieldset>
          ))}
          {left.length > 0 && (
            <button type="button" className="ui-button" disabled={props.disabled} onClick={allFine}>
              {t('shell.checks.rest', { count: left.length })}
            </button>
          )}
        </div>
      )}
    </FieldFrame>
  )
}

function Show({ value }: ShowProps<readonly Check[]>) {
  const t = useShellText()
  return (
    <ul className="ui-checked">
      {value.map(({ point, found }) => (
        <li key={point} data-found={found}>
          {point}
          <span>{t(words[found])}</span>
        </li>
      ))}
    </ul>
  )
}

/** A checklist. Its points come from the place, through `points` of the sources. */
export const checks = fieldKind<readonly Check[]>({ read, Input, Show })
