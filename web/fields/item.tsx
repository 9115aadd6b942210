import { useShellText } from '../shell/i18n/index.ts'
import { NameFinder } from './name-finder.tsx'
import { FoundRow, RowFinderInput } from './row-finder.tsx'
import { type Named, useFieldSources } from './sources.ts'
import { asString, type FieldDef, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function useRows(field: FieldDef): readonly Named[] | undefined {
  const { items } = useFieldSources()
  return field.register === undefined ? undefined : items?.(field.register)
}

const useFinder = ({ register }: FieldDef) => {
  const { finder } = useFieldSources()
  return register === undefined ? undefined : finder?.(register)
}

function Input(props: InputProps<string>) {
  const t = useShellText()
  const rows = useRows(props.field)
  const finder = useFinder(props.field)
  if (finder) return <RowFinderInput {...props} finder={finder} />
  return (
    <NameFinder
      {...frameOf(props)}
      named={rows ?? []}
      loading={rows === undefined}
      search={t('shell.field.item.search')}
      many={false}
      value={props.value ? [props.value] : []}
      onChange={([id]) => props.onChange(id)}
    />
  )
}

function Show({ field, value }: ShowProps<string>) {
  const rows = useRows(field)
  const finder = useFinder(field)
  if (finder) return <FoundRow finder={finder} id={value} />
  return rows?.find(one => one.id === value)?.name ?? value
}

/** The key of a row in a register, shown by the row's name. */
export const item = fieldKind<string>({ read: asString, Input, Show })
