import type { RefObject } from 'react'
import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { askedFields } from '#kernel/engine/asked'
import { toOfficeClock } from '../../fields/office-clock.ts'
import type { Where } from '../../shell/texts/fitting.ts'
import TextPicker from '../../shell/texts/text-picker.tsx'
import type { Act } from '../case/acts.ts'
import type { Answers } from '../case/use-draft.ts'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useTextsText } from './text.ts'

type StepTextsProps = {
  act: Act
  detail: CaseDetail
  kind: Kind
  values: Answers
  onChange: (values: Answers) => void
  form: RefObject<HTMLElement | null>
}

/** The catalogue entry of the case, as it is or as it is being chosen. */
const categoryOf = ({ def }: Kind, data: Answers): string | null => {
  const asked = [def.form, ...Object.values(def.steps).map(step => step.ask ?? {})].flatMap(fields => Object.entries(fields))
  const item = asked.find(([key, field]) => field.kind === 'item' && typeof data[key] === 'string')?.[0]
  return item ? String(data[item]) : null
}

/** Standard texts beside the form of a step. */
export default function StepTexts({ act, detail, kind, values, onChange, form }: StepTextsProps) {
  const t = useTextsText()
  const { person } = useSignedIn()
  const { case: c, names } = detail
  const where: Where = { type: c.type, step: act.step, category: categoryOf(kind, { ...c.data, ...values }) }
  const stands = {
    number: c.number,
    type: kind.def.title,
    state: kind.def.states[c.state]?.title,
    place: c.place.address ?? names[c.place.community ?? ''],
    unit: names[c.unit ?? ''],
    today: toOfficeClock(Date.now()).slice(0, 10),
    me: person.name,
  }
  return (
    <TextPicker
      where={where}
      fields={askedFields(act.fields, values, c.data)}
      values={values}
      onChange={onChange}
      stands={stands}
      form={form}
      more={<Link href="/texts">{t('st.manage')}</Link>}
    />
  )
}
