import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { StandardText } from '#contract/templates'
import type { FieldsData } from '#kernel/define/field'
import { api } from '../api.ts'
import { Button } from '../ui/button.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useLoad } from '../use-load.ts'
import { filled, fitting, putInto, type Where, wordFields } from './fitting.ts'
import { usePickText } from './text.ts'
import './texts.css'

type Values = Readonly<Record<string, unknown>>
type PickerProps = {
  where: Where
  fields: FieldsData
  values: Values
  onChange: (values: Values) => void
  /** What names in braces stand for here. */
  stands: Readonly<Record<string, string | undefined>>
  /** The form: the field last written in is the one a text goes into. */
  form: RefObject<HTMLElement | null>
  /** Leads to where texts are written. */
  more?: ReactNode
}
const MANY = 8

/** 常用语 beside the words of a step: opened by a button or Alt+T, put where the cursor was. */
export default function TextPicker({ where, fields, values, onChange, stands, form, more }: PickerProps) {
  const t = usePickText()
  const [open, setOpen] = useState(false)
  const [typed, setTyped] = useState('')
  const last = useRef<{ key: string; at: readonly [number, number] }>(undefined)
  const list = useRef<HTMLDivElement>(null)
  const { data } = useLoad('standard-texts', signal => api.get<{ rows: StandardText[] }>('/standard-texts', { signal }))
  const targets = wordFields(fields)
  const found = fitting(data?.rows ?? [], where, fields)
  const usable = targets.length > 0 && found.length > 0

  useEffect(() => {
    const box = form.current
    if (!box) return
    const note = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
      const key = target.closest<HTMLElement>('[data-field]')?.dataset.field
      if (key) last.current = { key, at: [target.selectionStart ?? 0, target.selectionEnd ?? 0] }
    }
    box.addEventListener('focusout', note)
    return () => box.removeEventListener('focusout', note)
  }, [form])
  useEffect(() => {
    if (!usable) return
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.code !== 'KeyT') return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', press, true)
    return () => removeEventListener('keydown', press, true)
  }, [usable])
  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('input, li button')?.focus()
  }, [open])

  if (!usable) return null
  const keyFor = (text?: StandardText) =>
    text?.field ?? (last.current && targets.includes(last.current.key) ? last.current.key : targets[0]!)
  const put = (text: StandardText) => {
    const key = keyFor(text)
    const before = typeof values[key] === 'string' ? values[key] : ''
    const at = last.current?.key === key ? last.current.at : undefined
    onChange({ ...values, [key]: putInto(before, filled(text.body, stands), at) })
    setOpen(false)
    form.current?.querySelector<HTMLElement>(`[data-field="${key}"] :is(textarea, input)`)?.focus()
  }
  const asked = typed.trim().toLowerCase()
  const shown = found.filter(text => `${text.title} ${text.body}`.toLowerCase().includes(asked))
  return (
    <div className="texts">
      <div className="ui-row">
        <Button size="small" onPress={() => setOpen(!open)} pressed={open}>
          {t('texts.pick')} <KeyHint keys={['Alt', 'T']} />
        </Button>
        {open && more}
      </div>
      {open && (
        <div className="texts-list" ref={list}>
          <p className="ui-soft">{t('texts.pick.lead', { field: fields[keyFor()]?.title ?? '' })}</p>
          {found.length > MANY && (
            <TextField
              label={t('texts.pick.find')}
              hideLabel
              type="search"
              placeholder={t('texts.pick.find')}
              value={typed}
              onChange={setTyped}
            />
          )}
          {shown.length === 0 && <p className="ui-soft">{t('texts.pick.none')}</p>}
          <ul>
            {shown.slice(0, 50).map(text => (
              <li key={text.id}>
                <button type="button" onClick={() => put(text)}>
                  <strong>{text.title}</strong> <small>{t(`texts.share.${text.share}`)}</small>
                  <span>{filled(text.body, stands)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
