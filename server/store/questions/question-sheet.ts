import { writeXlsx } from 'hucre/xlsx'
import type { QuestionAnswer } from '#contract/questions'
import { momentWords } from '#kernel/engine/words/phrase'
import { questionPhrase } from '#kernel/engine/words/question'
import { csvOf } from '../../ports/csv.ts'

type Lang = 'zh' | 'en'
type Cell = string | number | null

/** An answer as a table of cells: groups in words, measures as numbers, the total last. Few persons say so. */
function tableOf(answer: QuestionAnswer, lang: Lang): { titles: string[]; rows: Cell[][] } {
  const none = questionPhrase(lang, 'value.none')
  const few = questionPhrase(lang, 'few')
  const cells = ({ keys, values, few: hidden }: QuestionAnswer['total'], whole: boolean): Cell[] => [
    ...answer.groups.map(({ labels }, n) => {
      if (whole) return n === 0 ? questionPhrase(lang, 'total') : ''
      const key = keys[n] ?? null
      return key === null ? none : (labels[key] ?? key)
    }),
    ...values.map(value => (hidden ? few : value)),
  ]
  return {
    titles: [...answer.groups.map(group => group.title), ...answer.measures.map(measure => measure.title)],
    rows: [...answer.rows.map(row => cells(row, false)), cells(answer.total, true)],
  }
}

/** The answer as a workbook: shares as percentages, words as words; a second sheet says what was asked and when. */
export async function answerBook(answer: QuestionAnswer, lang: Lang): Promise<Uint8Array> {
  const p = (key: string) => questionPhrase(lang, key)
  const { titles, rows } = tableOf(answer, lang)
  const notes: Cell[][] = [
    [p('notes.asked'), answer.sentence],
    [p('notes.at'), momentWords(answer.at, lang)],
    ...(answer.persons ? [['', p('notes.few')]] : []),
    ...(answer.more ? [['', p('notes.more')]] : []),
    ['', p('notes.merged')],
  ]
  return writeXlsx({
    sheets: [
      {
        name: p('sheet'),
        columns: [
          ...answer.groups.map(() => ({ width: 22, numFmt: '@' })),
          ...answer.measures.map(({ share }) => ({ width: 18, numFmt: share ? '0.0%' : '#,##0.##' })),
        ],
        rows: [titles, ...rows],
        freezePane: { rows: 1 },
      },
      {
        name: p('notes'),
        columns: [
          { width: 14, numFmt: '@' },
          { width: 80, numFmt: '@' },
        ],
        rows: notes,
      },
    ],
  })
}

export function answerCsv(answer: QuestionAnswer, lang: Lang): string {
  const { titles, rows } = tableOf(answer, lang)
  return [...csvOf(titles, rows)].join('')
}
