import type { Case, Event } from '#kernel/engine/model'
import { allFields, valueWords } from '#kernel/engine/values'
import type { App } from '../../app.ts'
import type { Cell } from '../../ports/sheet.ts'
import { answerWords as w } from '../../words/hotline.ts'
import { type CaseRecord, caseOf } from '../case-rows.ts'
import { namesFor } from '../cases.ts'
import { type CaseType, caseType } from '../definitions.ts'
import type { Snapshot } from '../directory.ts'

/** An order whose answer goes back. */
export interface Answered {
  readonly number: string
  readonly run: number
  readonly answeredAt: number
  readonly record: CaseRecord
  /** The event by which the case came to its answer. */
  readonly event: Event | null
}

const china = 8 * 3_600_000
const timeOf = (at: number) => new Date(at + china).toISOString().slice(0, 19).replace('T', ' ')

/** What was done, in words: the result that was reported; of a joint case each unit's; else what the deciding step said. */
function resultOf(of: CaseType, c: Case, event: Event | null, names: ReturnType<typeof namesFor>): string {
  const { body } = event ?? {}
  const refusing =
    body?.kind === 'Stepped' && of.def.states[body.to]?.ends !== undefined && of.def.states[body.to]?.ends !== 'done'
  if (!refusing) {
    if (typeof c.data.result === 'string') return c.data.result
    const parts = c.tasks.flatMap(t =>
      typeof t.answers.result === 'string' ? [`${names.unit(t.unit)}：${t.answers.result}`] : [],
    )
    if (parts.length > 0) return parts.join('\n')
  }
  if (body?.kind === 'Imported') return body.words
  if (body?.kind !== 'Stepped') return ''
  const fields = { ...allFields(of.def), ...of.def.steps[body.step]?.ask }
  return Object.entries(body.answers)
    .flatMap(([key, value]) => (fields[key] && !fields[key].personal ? (valueWords(fields[key], value, 'zh', names) ?? []) : []))
    .join('；')
}

function contactOf(c: Case): string {
  if (c.data.solved !== undefined && c.data.solved !== null) return w.called
  return (c.taken.unreached ?? 0) > 0 ? w.notReached : w.notCalled
}

/** One line of the file of answers. */
export function answerRow(
  app: Pick<App, 'programmes'>,
  snapshot: Snapshot,
  { number, run, answeredAt, record, event }: Answered,
): Cell[] {
  const of = caseType(app.programmes, record.type)
  const c = caseOf(record)
  const names = namesFor(of, snapshot, 'zh')
  const words = (key: string) => {
    const field = allFields(of.def)[key]
    return field && c.data[key] !== undefined && c.data[key] !== null ? valueWords(field, c.data[key], 'zh', names) : null
  }
  return [
    number,
    run,
    of.def.states[c.state]?.title ?? c.state,
    resultOf(of, c, event, names),
    c.unit === null ? snapshot.name : names.unit(c.unit),
    timeOf(answeredAt),
    contactOf(c),
    words('solved'),
    words('satisfied'),
    c.everLate ? w.yes : w.no,
    record.number,
  ]
}
