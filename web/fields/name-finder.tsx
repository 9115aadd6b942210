import { useState } from 'react'
import { useShellText } from '../shell/i18n/index.ts'
import { Choice, Choices } from '../shell/ui/choice.tsx'
import { FieldFrame, type FieldProps } from '../shell/ui/field-frame.tsx'
import { Select } from '../shell/ui/select.tsx'
import { TextField } from '../shell/ui/text-field.tsx'
import { findNamed } from './find-named.ts'
import type { Named } from './sources.ts'

const IN_SIGHT = 6
const SHOWN = 8

type FinderProps = FieldProps & {
  named: readonly Named[]
  search: string
  value: readonly string[]
  onChange: (ids: string[]) => void
  many: boolean
}

const asOption = ({ id, name, note }: Named) => ({ value: id, label: name, hint: note })

/** Chooses among named things: a few in sight, up to forty in the platform's list, more by typing. */
export function NameFinder({ named, search, value, onChange, many, ...frame }: FinderProps) {
  const t = useShellText()
  const [typed, setTyped] = useState('')
  const wide = many ? named.length > 12 : named.length > 40
  if (!wide && many) return <Choices {...frame} options={named.map(asOption)} value={value} onChange={onChange} />
  if (!wide && named.length > IN_SIGHT) {
    return <Select {...frame} options={named.map(asOption)} value={value[0]} onChange={id => onChange(id ? [id] : [])} />
  }
  if (!wide) return <Choice {...frame} options={named.map(asOption)} value={value[0]} onChange={id => onChange([id])} />

  const chosen = named.filter(one => value.includes(one.id))
  const found = typed ? findNamed(named, typed).filter(one => !value.includes(one.id)) : []
  const offered = [...chosen, ...found.slice(0, SHOWN)].map(asOption)
  const shown = { label: frame.label, hideLabel: true, options: offered }
  return (
    <FieldFrame {...frame} group>
      {() => (
        <div className="ui-stack">
          <TextField label={search} hideLabel placeholder={search} inputMode="search" value={typed} onChange={setTyped} />
          {typed && found.length === 0 && <p className="ui-hint">{t('shell.field.nomatch', { text: typed })}</p>}
          {offered.length > 0 &&
            (many ? (
              <Choices {...shown} value={value} onChange={onChange} />
            ) : (
              <Choice {...shown} value={value[0]} onChange={id => onChange([id])} />
            ))}
        </div>
      )}
    </FieldFrame>
  )
}
