import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseDetail } from '#contract/cases'
import type { Stop, StopList } from '#contract/rounds'
import { type Amount, sayAmount, sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ClockChip, clockTone } from '../../shell/ui/clock-chip.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { useNow } from '../../shell/use-now.ts'
import { Reveal } from '../case/reveal.tsx'
import { clockOfRow, toneOfState } from '../data/clocks.ts'
import { areaName, useNames } from '../data/names.ts'
import { type Kind, useCalendar } from '../data/office.ts'
import { DAY, dayOf, isBefore } from './data.ts'
import { HandOver } from './hand-over.tsx'
import { StepForm } from './step-form.tsx'
import { nameOfStop } from './stop-name.ts'
import { Telephones } from './telephones.tsx'
import { useRoundsText } from './text.ts'
import { useNote } from './use-note.ts'

type Props = {
  row: Stop
  kind: Kind
  visitors: StopList['visitors']
  /** Not due yet: how it was is asked only when somebody says it was early. */
  later?: boolean | undefined
}

const spanIn = (facts: Stop['facts']): Amount | undefined =>
  Object.values(facts).find((value): value is Amount => typeof value === 'object' && value !== null && 'amount' in value)

/** One person to look in on: who and where, a telephone on record, and one tap for how it was. */
export function VisitCard({ row, kind, visitors, later = false }: Props) {
  const t = useRoundsText()
  const lang = useLanguage()
  const now = useNow()
  const names = useNames()
  const { data: calendar } = useCalendar()
  const [open, setOpen] = useState<'reveal' | 'hand' | string>()
  const [seen, setSeen] = useState<CaseDetail>()
  const [next, setNext] = useState('')
  const [asks, setAsks] = useState(!later)
  const { note, end, busy, error } = useNote(row, kind)
  const { def } = kind
  const clock = clockOfRow(row, def, calendar, now)
  const every = spanIn(row.facts)
  const span = every ? sayAmount(every, lang) : ''
  const visits = Object.keys(def.round?.visits ?? {}).filter(step => row.steps.includes(step))
  const others = row.steps.filter(step => !visits.includes(step) && def.steps[step]?.to !== undefined && !ends(kind, step))
  const ending = row.steps.find(step => ends(kind, step))
  const last = row.lastVisit
  const heading = seen ? nameOfStop({ ...row, facts: seen.case.data }) : nameOfStop(row)
  return (
    <li className="rounds-card">
      <div className="rounds-card-head">
        <h3>{heading}</h3>
        {row.state !== def.round?.awaits && (
          <StateChip tone={toneOfState(def, row.state, clockTone(clock, now))}>
            {def.states[row.state]?.title ?? row.state}
          </StateChip>
        )}
        <ClockChip {...clock} now={now} />
      </div>
      <p className="ui-soft">
        {[
          areaName(names(row.community), names(row.grid)),
          span && t('rounds.visits.every', { span }),
          row.facts.neighbour !== undefined && t('rounds.visits.neighbour'),
          last && t('rounds.visits.last', { when: sayDay(last.at, now, lang), what: def.steps[last.step]?.title ?? '' }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {seen && <Telephones detail={seen} kind={kind} />}
      {visits.length > 0 && asks && (
        <div className="rounds-note">
          <div className="rounds-taps">
            {visits.map((step, n) => (
              <Button
                key={step}
                look={n === 0 ? 'main' : 'plain'}
                busy={busy}
                onPress={() => note(step, next === '' ? {} : { next }).then(() => setNext(''))}
              >
                {def.steps[step]?.title ?? step}
              </Button>
            ))}
          </div>
          <TextField
            label={t('rounds.visits.next')}
            hint={t('rounds.visits.next.hint', { span })}
            type="date"
            value={next}
            min={dayOf(now + DAY)}
            onChange={setNext}
          />
        </div>
      )}
      {error !== undefined && <ErrorNote error={error} kept />}
      <div className="ui-row rounds-more">
        {others.map(step => (
          <Button key={step} look={isBefore(def, row.state) ? 'main' : 'plain'} onPress={() => setOpen(step)}>
            {def.steps[step]?.title}
          </Button>
        ))}
        {!asks && (
          <Button size="small" onPress={() => setAsks(true)}>
            {t('rounds.visits.early')}
          </Button>
        )}
        {!seen && (
          <Button size="small" onPress={() => setOpen('reveal')}>
            {t('rounds.visits.see')}
          </Button>
        )}
        <Link className="desk-link" href={`~/desk/case/${row.id}?round=${kind.type}`}>
          {t('rounds.visits.open')}
        </Link>
        <Button size="small" look="quiet" onPress={() => setOpen('hand')}>
          {t('rounds.visits.hand')}
        </Button>
        {ending && (
          <Button size="small" look="quiet" confirm={t('rounds.visits.end.confirm')} onPress={() => end(ending)}>
            {t('rounds.visits.end')}
          </Button>
        )}
      </div>
      {open === 'reveal' && (
        <Reveal
          id={row.id}
          onClose={() => setOpen(undefined)}
          onRevealed={detail => {
            setSeen(detail)
            setOpen(undefined)
          }}
        />
      )}
      {open === 'hand' && <HandOver row={row} kind={kind} visitors={visitors} onClose={() => setOpen(undefined)} />}
      {open !== undefined && others.includes(open) && (
        <StepForm row={row} kind={kind} step={open} onClose={() => setOpen(undefined)} />
      )}
    </li>
  )
}

const ends = ({ def }: Kind, step: string) => def.states[def.steps[step]?.to ?? '']?.ends !== undefined
