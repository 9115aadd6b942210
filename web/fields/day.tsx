import { sayDay } from '../shell/dates.ts'
import { useLanguage } from '../shell/preferences.ts'
import { TextField } from '../shell/ui/text-field.tsx'
import { useNow } from '../shell/use-now.ts'
import { asString, fieldKind, frameOf, type ShowProps } from './types.tsx'

function Show({ value }: ShowProps<string>) {
  const language = useLanguage()
  const now = useNow()
  return <time dateTime={value}>{sayDay(Date.parse(`${value}T00:00:00Z`), now, language, 'UTC')}</time>
}

/** A date as 'YYYY-MM-DD', picked with the platform's calendar. */
export const day = fieldKind<string>({
  read: value => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined),
  Input: props => (
    <TextField {...frameOf(props)} type="date" value={props.value ?? ''} onChange={value => props.onChange(asString(value))} />
  ),
  Show,
})
