import type { CaseDetail } from '#contract/cases'
import type { Kind } from '../data/office.ts'
import { useRoundsText } from './text.ts'

const dial = (phone: string) => `tel:${phone.replace(/[^\d+]/g, '')}`
const isPerson = (value: unknown): value is { name: string; phone?: string } =>
  typeof value === 'object' && value !== null && 'name' in value

/** The telephones of a stop, once they were revealed: the person's, and those of others who were named. */
export function Telephones({ detail, kind }: { detail: CaseDetail; kind: Kind }) {
  const t = useRoundsText()
  const { data } = detail.case
  const people = Object.entries(kind.def.form).flatMap(([key, field]) =>
    field.kind === 'person' && isPerson(data[key]) ? [{ key, ...data[key] }] : [],
  )
  const own = Object.entries(kind.def.form).find(([key, field]) => field.kind === 'phone' && typeof data[key] === 'string')
  return (
    <div className="ui-row rounds-phones">
      {people.map(({ key, name, phone }, n) => {
        const number = n === 0 && own ? String(data[own[0]]) : phone
        return number === undefined ? (
          <span key={key}>{name}</span>
        ) : (
          <a key={key} className="ui-button ui-button-plain" href={dial(number)}>
            {t(n === 0 ? 'rounds.visits.call' : 'rounds.visits.call.neighbour', { name })} {number}
          </a>
        )
      })}
    </div>
  )
}
