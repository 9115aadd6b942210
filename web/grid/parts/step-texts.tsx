import type { RefObject } from 'react'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import type { FieldsData } from '#kernel/define/field'
import { askedFields } from '#kernel/engine/asked'
import { toOfficeClock } from '../../fields/office-clock.ts'
import TextPicker from '../../shell/texts/text-picker.tsx'
import { useField } from '../data.ts'

type Values = Readonly<Record<string, unknown>>
type StepTextsProps = {
  detail: CaseDetail
  def: CaseData
  step: string
  fields: FieldsData
  values: Values
  onChange: (values: Values) => void
  form: RefObject<HTMLElement | null>
}

/** Standard texts beside the form of a step; without a signal there are none. */
export default function StepTexts({ detail, def, step, fields, values, onChange, form }: StepTextsProps) {
  const { me, placeName } = useField()
  const { case: c, names } = detail
  const stands = {
    number: c.number,
    type: def.title,
    state: def.states[c.state]?.title,
    place: c.place.address ?? placeName(c.place.community),
    unit: names[c.unit ?? ''],
    today: toOfficeClock(Date.now()).slice(0, 10),
    me: me.person.name,
  }
  return (
    <TextPicker
      where={{ type: c.type, step }}
      fields={askedFields(fields, values, c.data)}
      values={values}
      onChange={onChange}
      stands={stands}
      form={form}
    />
  )
}
