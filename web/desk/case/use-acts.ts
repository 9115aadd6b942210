import type { CaseDetail } from '#contract/cases'
import type { FieldsData } from '#kernel/index'
import type { Kind } from '../data/office.ts'
import { useSignedIn } from '../data/session.ts'
import { useText } from '../text.ts'
import { type Act, mayCorrect, stepActs } from './acts.ts'
import { taskActs, timeActs } from './task-acts.ts'

export type Acts = {
  /** The buttons in sight, in the order of their number keys. */
  readonly bar: readonly Act[]
  readonly tasks: Readonly<Record<string, readonly Act[]>>
  /** Less often needed. */
  readonly more: readonly Act[]
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Everything this person may do with the case now. */
export function useActs(detail: CaseDetail, kind: Kind, revealed: CaseDetail | undefined): Acts {
  const t = useText()
  const me = useSignedIn()
  const { def } = kind
  const tasks = Object.fromEntries(detail.case.tasks.map(task => [task.id, taskActs(t, def, detail, me, task)]))
  const own = Object.values(tasks)
    .flat()
    .filter(act => /^(signIn|answer|return)\./.test(act.key))
  const time = timeActs(t, def, detail, me)
  const answersTime = time.filter(act => act.key !== 'time.ask')
  const steps = stepActs(def, detail, me)
  // One main act at a time: a called unit's own part comes before the steps of the whole case.
  const first = [...answersTime, ...own.filter(act => act.look === 'main')]
  const quieter = steps.map((act): Act => (first.length > 0 && act.look === 'main' ? { ...act, look: 'plain' } : act))
  const bar = [...first, ...quieter, ...own.filter(act => act.look !== 'main')]
  const asked = time.filter(act => act.key === 'time.ask')
  return { bar, tasks, more: [...asked, ...(mayCorrect(def, detail, me) ? [correction()] : [])] }

  function correction(): Act {
    const shown = (revealed ?? detail).case.data
    // A masked value is not offered for correction: sent back, it would stand where the true one was.
    const fields = Object.entries(def.form).filter(([, field]) => !field.personal || revealed !== undefined)
    const first = Object.fromEntries(fields.flatMap(([key]) => (shown[key] === undefined ? [] : [[key, shown[key]]])))
    return {
      key: 'correct',
      title: t('desk.correct'),
      look: 'quiet',
      fields: {
        ...(Object.fromEntries(fields.map(([key, field]) => [key, { ...field, required: false }])) as FieldsData),
        $reason: { kind: 'note', title: t('desk.correct.reason'), required: true, max: 1000 },
      },
      first,
      build: ({ $reason, ...answers }, id) => ({
        kind: 'correct',
        id,
        reason: String($reason ?? ''),
        answers: Object.fromEntries(
          fields.flatMap(([key]) => (same(answers[key], shown[key]) ? [] : [[key, answers[key] ?? null]])),
        ),
      }),
    }
  }
}
