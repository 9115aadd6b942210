import type { CaseDetail } from '#contract/cases'
import type { Me } from '#contract/office'
import type { CaseData, FieldData } from '#kernel/index'
import type { useText } from '../text.ts'
import { type Act, type Look, mayAskTime, mayGrant, partInTask } from './acts.ts'

type Text = ReturnType<typeof useText>
type Task = CaseDetail['case']['tasks'][number]

const reasonField = (title: string, required = true): FieldData => ({ kind: 'note', title, required, max: 1000 })
const scoreField = (t: Text): FieldData => ({
  kind: 'choice',
  title: t('desk.task.score'),
  required: true,
  options: Object.fromEntries(([5, 4, 3, 2, 1] as const).map(score => [String(score), t(`shell.stars.${score}`)])),
})

const text = (value: unknown) => String(value ?? '')

/** What the person may do with one unit's part: sign in, answer, return; the lead calls again and rates. */
export function taskActs(t: Text, def: CaseData, detail: CaseDetail, me: Me, task: Task): Act[] {
  // A matter that came back calls its units anew: only the latest call is still at work.
  const latest = Math.max(...detail.case.tasks.map(one => one.round)) === task.round
  const rule = latest && detail.case.state === task.state ? def.states[task.state]?.tasks : undefined
  const { inUnit, isLead } = partInTask(def, detail, me, task)
  const unit = detail.names[task.unit] ?? ''
  const open = rule !== undefined && task.settledAt === null
  const acts: Act[] = []
  const add = (key: string, look: Look, title: string, fields: Act['fields'], build: Act['build']) =>
    acts.push({ key: `${key}.${task.id}`, look, title, fields, build, lead: unit })
  if (inUnit && open && task.status === 'called')
    add('signIn', 'main', t('desk.task.signin'), {}, (_, id) => ({ kind: 'signIn', id, task: task.id }))
  if (inUnit && open && task.status === 'signed')
    add('answer', 'main', t('desk.task.answer'), rule.answer, (answers, id) => ({
      kind: 'answerTask',
      id,
      task: task.id,
      answers,
    }))
  if (inUnit && open)
    add('return', 'quiet', t('desk.task.return'), { reason: reasonField(t('desk.task.return.reason')) }, (answers, id) => ({
      kind: 'returnTask',
      id,
      task: task.id,
      reason: text(answers.reason),
    }))
  if (isLead && rule && task.status === 'returned')
    add('recall', 'plain', t('desk.task.recall'), { reason: reasonField(t('desk.task.recall.reason')) }, (answers, id) => ({
      kind: 'recallTask',
      id,
      task: task.id,
      reason: text(answers.reason),
    }))
  // Whoever was only invited or came along did no work to be rated.
  const worked = def.states[task.state]?.tasks?.settled === 'all'
  const unrated = inUnit ? task.ratedLead === null : task.ratedUnit === null
  if ((inUnit || isLead) && worked && task.settledAt !== null && unrated)
    add(
      'rate',
      'quiet',
      t(inUnit ? 'desk.task.ratelead' : 'desk.task.rateunit'),
      { score: scoreField(t), words: reasonField(t('desk.task.words'), false) },
      (answers, id) => ({ kind: 'rateTask', id, task: task.id, score: Number(answers.score), words: text(answers.words) }),
    )
  return acts
}

/** Asking for more time, and answering it. */
export function timeActs(t: Text, def: CaseData, detail: CaseDetail, me: Me): Act[] {
  const rule = def.states[detail.case.state]?.moreTime
  if (!rule) return []
  if (mayGrant(def, detail, me))
    return [
      {
        key: 'time.grant',
        title: t('desk.time.grant'),
        look: 'main',
        fields: { reason: reasonField(t('desk.time.words'), false) },
        build: (answers, id) => ({ kind: 'answerMoreTime', id, grant: true, reason: text(answers.reason) }),
      },
      {
        key: 'time.refuse',
        title: t('desk.time.refuse'),
        look: 'quiet',
        fields: { reason: reasonField(t('desk.time.refuse.reason')) },
        build: (answers, id) => ({ kind: 'answerMoreTime', id, grant: false, reason: text(answers.reason) }),
      },
    ]
  if (!mayAskTime(def, detail, me)) return []
  return [
    {
      key: 'time.ask',
      title: t('desk.time.ask'),
      look: 'quiet',
      fields: {
        span: { kind: 'span', title: t('desk.time.span'), required: true },
        reason: reasonField(t('desk.time.reason')),
      },
      first: { span: { amount: Math.min(3, rule.atMost.amount), unit: rule.atMost.unit } },
      build: (answers, id) => ({
        kind: 'askMoreTime',
        id,
        span: answers.span as { amount: number; unit: typeof rule.atMost.unit },
        reason: text(answers.reason),
      }),
    },
  ]
}
