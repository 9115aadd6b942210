import { Link } from 'wouter'
import type { CaseRow } from '#contract/cases'
import { clockOfRow, toneOfState } from '../../desk/data/clocks.ts'
import { useCalendar } from '../../desk/data/office.ts'
import { ClockChip, type ClockChipProps, clockTone } from '../../shell/ui/clock-chip.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { When } from '../../shell/ui/when.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useField } from '../data.ts'
import { useErrands } from '../outbox/queue.ts'
import { useText } from '../text.ts'
import { away } from './distance.ts'
import type { Here } from './use-here.ts'

type TaskCardProps = {
  row: CaseRow
  here?: Here | undefined
  /** Its place on the round. */
  no?: number | undefined
}

/** One case as a card for the thumb: what, where, by when. */
export function TaskCard({ row, here, no }: TaskCardProps) {
  const t = useText()
  const now = useNow()
  const { types, placeName } = useField()
  const { data: calendar } = useCalendar()
  const going = useErrands().some(one => one.state !== 'sent' && one.wish.kind === 'take' && one.wish.case === row.id)
  const def = types.find(one => one.type === row.type)?.def
  const clock: ClockChipProps = def ? clockOfRow(row, def, calendar, now) : { due: row.dueAt ?? undefined }
  const far = here && row.point ? away(here.at, row.point) : undefined
  const place = [placeName(row.grid), row.address].filter(Boolean).join(' · ')
  return (
    <li>
      <Link className="grid-card" href={`/task/${row.id}`}>
        <span className="grid-card-top">
          {no !== undefined && <span className="grid-card-no">{no}</span>}
          {def && (
            <StateChip tone={toneOfState(def, row.state, clockTone(clock, now))}>
              {def.states[row.state]?.title ?? row.state}
            </StateChip>
          )}
          {!clock.done && <ClockChip {...clock} />}
        </span>
        <strong>{row.title}</strong>
        <span>{place || t('grid.card.noplace')}</span>
        <span className="grid-card-foot">
          {far && <span>{t(`grid.card.away.${far.unit}`, { count: far.count })}</span>}
          {row.photos > 0 && <span>{t('grid.card.photos', { count: row.photos })}</span>}
          <span className="ui-soft">
            {row.number}
            {clock.done && (
              <>
                {' · '}
                <When at={row.filedAt} />
              </>
            )}
          </span>
        </span>
        {going && <span className="grid-card-going">{t('grid.card.going')}</span>}
      </Link>
    </li>
  )
}
