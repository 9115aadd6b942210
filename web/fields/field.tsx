import type { FieldKind } from '#kernel/define/field'
import { amount } from './amount.tsx'
import { checks } from './checks.tsx'
import { choice } from './choice.tsx'
import { choices } from './choices.tsx'
import { count } from './count.tsx'
import { day } from './day.tsx'
import { item } from './item.tsx'
import { moment } from './moment.tsx'
import { note } from './note.tsx'
import { person } from './person.tsx'
import { phone } from './phone.tsx'
import { photos } from './photos.tsx'
import { place } from './place.tsx'
import { rowsFace } from './rows.tsx'
import { span } from './span.tsx'
import { text } from './text.tsx'
import type { FieldKindFace, InputProps, ShowProps } from './types.tsx'
import { unit } from './unit.tsx'
import { units } from './units.tsx'
import { yesno } from './yesno.tsx'

const kinds: Record<FieldKind, FieldKindFace> = {
  text,
  note,
  count,
  amount,
  choice,
  choices,
  yesno,
  day,
  moment,
  span,
  photos,
  place,
  person,
  phone,
  unit,
  units,
  item,
  checks,
  rows: rowsFace({ Ask: FieldInput, Told: FieldShow }),
}

/** Asks for a field of any kind. Errors come from the engine's check of the whole form. */
export function FieldInput(props: InputProps<unknown>) {
  return kinds[props.field.kind].input(props)
}

/** Shows the value of a field of any kind; says so when it is not filled in. */
export function FieldShow(props: ShowProps<unknown>) {
  return kinds[props.field.kind].show(props)
}
