import type { Stop } from '#contract/rounds'
import type { CaseData } from '#kernel/define/case'
import { clockOfRow } from '../../desk/data/clocks.ts'
import { areaName } from '../../desk/data/names.ts'
import { useCalendar } from '../../desk/data/office.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { ClockChip } from '../../shell/ui/clock-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useField } from '../data.ts'
import { lengthOf } from '../parts/distance.ts'
import { useWalkText } from './text.ts'

const named = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : undefined

/** What a stop is called: the person, as far as one may read the name, or what its list calls it. */
export const nameOfStop = ({ facts, title, address, number }: Stop): string =>
  Object.values(facts).map(named).find(Boolean) ?? (title || address || number)

export function useStopPlace(): (stop: Stop) => string {
  const { placeName } = useField()
  return stop =>
    [areaName(placeName(stop.community), placeName(stop.grid)), stop.address === nameOfStop(stop) ? undefined : stop.address]
      .filter(Boolean)
      .join(' · ')
}

/** Metres or kilometres, as a walker would say it. */
export function useLength(): (metres: number) => string {
  const t = useWalkText()
  return metres => {
    const { unit, count } = lengthOf(metres)
    return t(`walk.${unit}`, { count })
  }
}

export function LastVisit({ stop, def }: { stop: Stop; def: CaseData }) {
  const t = useWalkText()
  const language = useLanguage()
  const now = useNow()
  const { lastVisit: last } = stop
  if (!last) return <span className="ui-soft">{t('visit.last.none')}</span>
  const what = def.steps[last.step]?.title ?? last.step
  return <span className="ui-soft">{t('visit.last', { when: sayMoment(last.at, now, language), what })}</span>
}

export function StopClock({ stop, def }: { stop: Stop; def: CaseData }) {
  const now = useNow()
  const { data: calendar } = useCalendar()
  return <ClockChip {...clockOfRow(stop, def, calendar, now)} />
}
