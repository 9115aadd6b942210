import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import { ClockChip, type ClockChipProps, clockTone } from '../../shell/ui/clock-chip.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { leftOf, toneOfState, warnIn } from '../data/clocks.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { PresenceLine } from '../presence/marks.tsx'
import { CaseExport } from '../print/case-export.tsx'
import { useText } from '../text.ts'
import { CaseWhy } from './case-why.tsx'
import type { Answers } from './use-draft.ts'
import { headingOf, wordsField } from './words.ts'

type CaseHeadProps = {
  detail: CaseDetail
  kind: Kind
  data: Answers
  page: boolean | undefined
  writing: boolean
  children?: ReactNode
}

/** Number, heading, state and clock, each computed one with its reason. */
export function CaseHead({ detail, kind, data, page, writing, children }: CaseHeadProps) {
  const t = useText()
  const now = useNow()
  const { data: calendar } = useCalendar()
  const { case: c } = detail
  const state = kind.def.states[c.state]
  const due = c.clock?.dueAt ?? undefined
  const clock: ClockChipProps =
    state?.ends !== undefined
      ? { due: undefined, done: true }
      : {
          due,
          paused: state?.pauses === true,
          warnAt: c.clock ? warnIn(state, c.clock) : undefined,
          left: due === undefined || !c.clock ? undefined : leftOf(due, now, c.clock.span.unit, calendar),
        }
  const heading = headingOf(String(data[wordsField(kind.def) ?? ''] ?? '')) || c.number
  return (
    <header className="desk-case-head">
      <p className="desk-case-number">
        <span>{c.number}</span>
        <span>{kind.def.title}</span>
        {!page && (
          <Link href={`/case/${c.id}`} className="ui-no-print">
            {t('desk.case.page')}
          </Link>
        )}
        <CaseExport detail={detail} />
      </p>
      <PresenceLine id={c.id} writing={writing} />
      {page ? <h1>{heading}</h1> : <h2>{heading}</h2>}
      <div className="ui-row desk-case-line">
        <StateChip tone={toneOfState(kind.def, c.state, clockTone(clock, now))}>{state?.title ?? c.state}</StateChip>
        {!clock.done && <ClockChip {...clock} />}
        {c.everLate && c.clock?.lateAt == null && <span className="ui-soft">{t('desk.case.everlate')}</span>}
        {c.clock?.provisional && <span className="ui-soft">{t('desk.case.provisional')}</span>}
        {!detail.current && <span className="ui-soft">{t('desk.case.older')}</span>}
        <CaseWhy detail={detail} />
        {children}
      </div>
    </header>
  )
}
