import { Choice, Choices } from '../shell/ui/choice.tsx'
import type { FieldProps } from '../shell/ui/field-frame.tsx'
import { Select } from '../shell/ui/select.tsx'
import { Finder } from './finder.tsx'
import type { Named } from './sources.ts'

const IN_SIGHT = 6

type FinderProps = FieldProps & {
  named: readonly Named[]
  search: string
  value: readonly string[]
  onChange: (ids: string[]) => void
  many: boolean
  /** The names are still on their way: one may begin to type already. */
  loading?: boolean | undefined
}

const asOption = ({ id, name, note }: Named) => ({ value: id, label: name, hint: note })

/** Chooses among named things: a few in sight, plain names up to forty in the platform's list, more (or with much to read) by typing. */
export function NameFinder({ named, search, value, onChange, many, loading, ...frame }: FinderProps) {
  const told = named.some(one => one.note || one.group) ? IN_SIGHT : 40
  const wide = loading === true || named.length > (many ? 12 : told)
  if (!wide && many) return <Choices {...frame} options={named.map(asOption)} value={value} onChange={onChange} />
  if (!wide && named.length > IN_SIGHT) {
    return <Select {...frame} options={named.map(asOption)} value={value[0]} onChange={id => onChange(id ? [id] : [])} />
  }
  if (!wide) return <Choice {...frame} options={named.map(asOption)} value={value[0]} onChange={id => onChange([id])} />

  return <Finder {...frame} loading={loading} named={named} search={search} many={many} value={value} onChange={onChange} />
}
