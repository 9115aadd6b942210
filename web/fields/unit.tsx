import { useShellText } from '../shell/i18n/index.ts'
import { NameFinder } from './name-finder.tsx'
import { useFieldSources } from './sources.ts'
import { asString, fieldKind, frameOf, type InputProps, type ShowProps } from './types.tsx'

function Input(props: InputProps<string>) {
  const t = useShellText()
  const { units } = useFieldSources()
  return (
    <NameFinder
      {...frameOf(props)}
      named={units ?? []}
      loading={units === undefined}
      search={t('shell.field.unit.search')}
      many={false}
      value={props.value ? [props.value] : []}
      onChange={([id]) => props.onChange(id)}
    />
  )
}

function Show({ value }: ShowProps<string>) {
  const { units = [] } = useFieldSources()
  return units.find(one => one.id === value)?.name ?? value
}

export const unit = fieldKind<string>({ read: asString, Input, Show })
