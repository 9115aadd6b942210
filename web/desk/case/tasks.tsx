import type { CaseDetail } from '#contract/cases'
import { fieldsOf } from '#kernel/define/check-case'
import { FormFacts } from '../../fields/form.tsx'
import { Button } from '../../shell/ui/button.tsx'
import { ClockChip } from '../../shell/ui/clock-chip.tsx'
import { StarsShown } from '../../shell/ui/stars.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { leftOf, warnMoment } from '../data/clocks.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { useText } from '../text.ts'
import type { Act } from './acts.ts'
import { Pictures } from './pictures.tsx'

type Task = CaseDetail['case']['tasks'][number]
const tones: Readonly<Record<Task['status'], Tone>> = { called: 'grey', signed: 'green', answered: 'green', returned: 'amber' }

type TasksProps = {
  detail: CaseDetail
  kind: Kind
  acts: Readonly<Record<string, readonly Act[]>>
  onAct: (act: Act) => void
}

/** The units called to one case: who has come, who has answered, and what each said. */
export function Tasks({ detail, kind, acts, onAct }: TasksProps) {
  const t = useText()
  const { tasks } = detail.case
  if (tasks.length === 0) return null
  const come = tasks.filter(task => task.signedAt !== null).length
  const answered = tasks.filter(task => task.status === 'answered').length
  const asked = fieldsOf(kind.def)
  // What they were called as: who helps, who was invited, who goes along.
  const called = new Set(tasks.map(task => asked[kind.def.states[task.state]?.tasks?.for ?? '']?.title ?? t('desk.tasks')))
  return (
    <section className="desk-tasks">
      <h3>
        {[...called].join(' · ')} <span className="ui-soft">{t('desk.tasks.sum', { count: tasks.length, come, answered })}</span>
      </h3>
      <ol>
        {tasks.map(task => (
          <TaskLine key={task.id} task={task} detail={detail} kind={kind} acts={acts[task.id] ?? []} onAct={onAct} />
        ))}
      </ol>
    </section>
  )
}

type LineProps = { task: Task; detail: CaseDetail; kind: Kind; acts: readonly Act[]; onAct: (act: Act) => void }

function TaskLine({ task, detail, kind, acts, onAct }: LineProps) {
  const t = useText()
  const now = useNow()
  const { data: calendar } = useCalendar()
  const fields = kind.def.states[task.state]?.tasks?.answer ?? {}
  const due = task.clock?.dueAt ?? undefined
  return (
    <li>
      <div className="desk-task-line">
        <strong>{detail.names[task.unit] ?? task.unit}</strong>
        <StateChip tone={tones[task.status]}>{t(`desk.task.is.${task.status}`)}</StateChip>
        {due !== undefined && task.settledAt === null && (
          <ClockChip
            plain
            due={due}
            warnAt={task.clock ? warnMoment(task.clock) : undefined}
            left={task.clock ? leftOf(due, now, task.clock.span.unit, calendar) : undefined}
          />
        )}
        <span className="ui-soft desk-task-times">
          {t('desk.task.called')} <When at={task.calledAt} />
          {task.signedAt !== null && (
            <>
              {' · '}
              {t('desk.task.signed')} <When at={task.signedAt} />
            </>
          )}
        </span>
      </div>
      {task.reason && <p className="desk-task-reason">{task.reason}</p>}
      {Object.keys(task.answers).length > 0 && (
        <>
          <FormFacts
            fields={fields}
            values={task.answers}
            only={Object.keys(fields).filter(key => fields[key]?.kind !== 'photos')}
          />
          <Pictures fields={fields} data={task.answers} />
        </>
      )}
      {(['ratedUnit', 'ratedLead'] as const).map(key => {
        const rating = task[key]
        return rating === null ? null : (
          <p key={key} className="desk-task-rating">
            {t(`desk.task.${key}`)} <StarsShown value={rating.score as 1 | 2 | 3 | 4 | 5} /> {rating.words}
          </p>
        )
      })}
      {acts.length > 0 && (
        <div className="ui-row ui-no-print">
          {acts.map(act => (
            <Button key={act.key} size="small" look={act.look === 'main' ? 'plain' : act.look} onPress={() => onAct(act)}>
              {act.title}
            </Button>
          ))}
        </div>
      )}
    </li>
  )
}
