import { useShellText } from '../shell/i18n/index.ts'
import { NameFinder } from './name-finder.tsx'
import { useFieldSources } from './sources.ts'
import { asStrings, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function Input(props: InputProps<readonly string[]>) {
  const t = useShellText()
  const { units } = useFieldSources()
  return (
    <NameFinder
      {...frameOf(props)}
      named={units ?? []}
      loading={units === undefined}
      search={t('shell.field.unit.search')}
      many
      value={props.value ?? []}
      onChange={ids => props.onChange(ids.length > 0 ? ids : undefined)}
    />
  )
}

function Show({ value }: ShowProps<readonly string[]>) {
  const { units = [] } = useFieldSources()
  return value.map(id => units.find(one => one.id === id)?.name ?? id).join('、')
}

export const units = fieldKind<readonly string[]>({ read: asStrings, Input, Show })
