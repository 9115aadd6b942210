import { useState } from 'react'
import type { QuestionAnswer } from '#contract/questions'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { labelOf, type Row, sayNumber, sorted } from './answer-rows.ts'
import { useAskText } from './text.ts'

const atOnce = 200

type TableProps = {
  answer: QuestionAnswer
  /** A number was pressed: the list behind it; without keys behind the total. */
  onOpen: (keys: readonly (string | null)[] | undefined, what: string) => void
}

/** The answer as it was counted: every group a line, sorted by any heading, each number open into the list behind it. */
export function AnswerTable({ answer, onOpen }: TableProps) {
  const t = useAskText()
  const language = useLanguage()
  const [order, setOrder] = useState<{ at: number; down: boolean }>()
  const [all, setAll] = useState(false)
  const unsaid = t('ask.unsaid')
  const rows = order ? sorted(answer, order.at, order.down, unsaid) : answer.rows
  const titles = [...answer.groups.map(group => group.title), ...answer.measures.map(measure => measure.title)]
  const press = (at: number) =>
    setOrder(before => (before?.at === at ? { at, down: !before.down } : { at, down: at >= answer.groups.length }))
  const cells = (row: Row, what: string, keys: Row['keys'] | undefined) =>
    answer.measures.map(({ title, share }, n) => {
      const value = row.values[n] ?? null
      if (row.few)
        return (
          <td key={title} className="is-number ui-soft">
            {t('ask.few')}
          </td>
        )
      if (value === null)
        return (
          <td key={title} className="is-number ui-soft">
            {answer.persons && row.n !== 0 ? t('ask.few') : '–'}
          </td>
        )
      if (answer.persons)
        return (
          <td key={title} className="is-number">
            {sayNumber(value, share, language)}
          </td>
        )
      return (
        <td key={title} className="is-number">
          <button type="button" className="ask-number" title={t('ask.open', { what })} onClick={() => onOpen(keys, what)}>
            {sayNumber(value, share, language)}
          </button>
        </td>
      )
    })
  return (
    <div className="ask-scroll">
      <table className="ask-table">
        <thead>
          <tr>
            {titles.map((title, at) => (
              <th
                key={title}
                scope="col"
                className={at >= answer.groups.length ? 'is-number' : undefined}
                aria-sort={order?.at !== at ? 'none' : order.down ? 'descending' : 'ascending'}
              >
                <button type="button" title={t('ask.sort', { title })} onClick={() => press(at)}>
                  {title}
                  <span aria-hidden="true">{order?.at === at ? (order.down ? ' ▾' : ' ▴') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, all ? undefined : atOnce).map(row => {
            const words = answer.groups.map((_, n) => labelOf(answer, row, n, unsaid))
            return (
              <tr key={JSON.stringify(row.keys)}>
                {answer.groups.map(({ title }, n) => (
                  <th key={title} scope="row">
                    {words[n]}
                  </th>
                ))}
                {cells(row, words.join(' · '), row.keys)}
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            {answer.groups.length > 0 && (
              <th scope="row" colSpan={answer.groups.length}>
                {t('ask.total')}
              </th>
            )}
            {cells(answer.total, t('ask.total'), undefined)}
          </tr>
        </tfoot>
      </table>
      {!all && rows.length > atOnce && <Button onPress={() => setAll(true)}>{t('ask.rows.all', { count: rows.length })}</Button>}
    </div>
  )
}
