import type { QuestionAnswer } from '#contract/questions'
import type { Question } from '#kernel/engine/question'
import { useLanguage } from '../../shell/preferences.ts'
import { type Row, sayNumber, seriesOf } from './answer-rows.ts'
import { hasOrder } from './parts.ts'
import { useAskText } from './text.ts'

type CrossProps = {
  answer: QuestionAnswer
  question: Question
  measure: number
  onOpen: (keys: readonly (string | null)[] | undefined, what: string) => void
}

/** One measure with the last group across: how people lay out a table by hand. */
export function AnswerCross({ answer, question, measure, onOpen }: CrossProps) {
  const t = useAskText()
  const language = useLanguage()
  const last = answer.groups.length - 1
  if (last < 1) return <p>{t('ask.look.cross.none')}</p>
  const { points, lines } = seriesOf(answer, last, t('ask.unsaid'), hasOrder(question, last))
  const share = answer.measures[measure]?.share ?? false
  const cell = (row: Row | undefined, what: string) => {
    const value = row?.values[measure] ?? null
    if (!row) return null
    if (row.few) return <span className="ui-soft">{t('ask.few')}</span>
    if (value !== null && answer.persons) return sayNumber(value, share, language)
    return value === null ? (
      '–'
    ) : (
      <button type="button" className="ask-number" title={t('ask.open', { what })} onClick={() => onOpen(row.keys, what)}>
        {sayNumber(value, share, language)}
      </button>
    )
  }
  const titles = answer.groups.slice(0, last).map(group => group.title)
  return (
    <div className="ask-scroll">
      <table className="ask-table ask-cross">
        <caption className="ui-soft">{answer.measures[measure]?.title}</caption>
        <thead>
          <tr>
            <th scope="col">{titles.join(' · ')}</th>
            {points.map(({ key, label }) => (
              <th key={key ?? ''} scope="col" className="is-number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, rows }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {points.map(({ key, label: point }, n) => (
                <td key={key ?? ''} className="is-number">
                  {cell(rows[n], `${label} · ${point}`)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
