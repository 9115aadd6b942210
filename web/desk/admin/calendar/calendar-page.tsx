import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarYear } from '#contract/office'
import { api } from '../../../shell/api.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useCalendar } from '../../data/office.ts'
import { useText } from '../text.ts'
import { DayForm } from './day-form.tsx'
import { clockOf, type DayRow, monthsOf } from './days.ts'
import { HoursForm } from './hours-form.tsx'
import { Month } from './month.tsx'

const thisYear = () => new Date().getFullYear()

export default function CalendarPage() {
  const t = useText()
  const language = useLanguage()
  const calendar = useCalendar()
  const [year, setYear] = useState(thisYear)
  const [day, setDay] = useState<DayRow>()
  const [hours, setHours] = useState(false)
  const days = useQuery({
    queryKey: ['calendar-year', year],
    queryFn: ({ signal }) => api.get<CalendarYear>(`/calendar/year/${year}`, { signal }),
  })
  const error = calendar.error ?? days.error
  return (
    <Page title={t('admin.calendar')} lead={t('admin.calendar.lead')} width="wide">
      {error ? (
        <ErrorNote error={error} retry={() => Promise.all([calendar.refetch(), days.refetch()])} />
      ) : !calendar.data ? (
        <Skeleton lines={10} />
      ) : (
        <div className="ui-stack">
          <Panel
            title={t('admin.hours')}
            actions={
              <Button size="small" onPress={() => setHours(true)}>
                {t('admin.change')}
              </Button>
            }
          >
            <p>
              {sayList(
                calendar.data.hours.map(([open, close]) => `${clockOf(open)}–${clockOf(close)}`),
                language,
              )}{' '}
              <span className="ui-soft">
                {t('admin.weekend.off', {
                  days: sayList(
                    calendar.data.weekend.map(n => t(`admin.weekday.${n}` as 'admin.weekday.0')),
                    language,
                  ),
                })}
              </span>
            </p>
          </Panel>
          <div className="ui-row">
            <Button size="small" onPress={() => setYear(year - 1)}>
              {t('admin.year', { year: year - 1 })}
            </Button>
            <h2>{t('admin.year', { year })}</h2>
            <Button size="small" onPress={() => setYear(year + 1)}>
              {t('admin.year', { year: year + 1 })}
            </Button>
          </div>
          {days.data && !days.data.known && <p className="admin-warning">{t('admin.year.unknown', { year })}</p>}
          <ul className="admin-legend">
            {(['holiday', 'make-up', 'weekend', 'workday'] as const).map(kind => (
              <li key={kind}>
                <span className={`admin-day admin-day-${kind}`} aria-hidden="true">
                  {(kind === 'holiday' || kind === 'make-up') && t(`admin.day.mark.${kind}`)}
                </span>
                {t(`admin.day.${kind}`)}
              </li>
            ))}
            <li>
              <span className="admin-day admin-day-own" aria-hidden="true" />
              {t('admin.day.own')}
            </li>
          </ul>
          {days.data ? (
            <div className="admin-year">
              {monthsOf(days.data.days).map(month => (
                <Month key={month[0]?.day} days={month} onDay={setDay} />
              ))}
            </div>
          ) : (
            <Skeleton lines={10} />
          )}
          {day && <DayForm day={day} calendar={calendar.data} onClose={() => setDay(undefined)} />}
          {hours && <HoursForm calendar={calendar.data} onClose={() => setHours(false)} />}
        </div>
      )}
    </Page>
  )
}
