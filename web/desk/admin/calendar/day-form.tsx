import { useState } from 'react'
import type { z } from 'zod'
import type { calendar } from '#contract/office'
import { api } from '../../../shell/api.ts'
import { Choice } from '../../../shell/ui/choice.tsx'
import { changed } from '../data.ts'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from '../text.ts'
import { type DayRow, withDay } from './days.ts'

type Seen = Pick<z.infer<typeof calendar>, 'version'> & {
  readonly hours: readonly (readonly [number, number])[]
  readonly weekend: readonly number[]
  readonly days: Readonly<Record<string, 'holiday' | 'workday'>>
  readonly knownYears: readonly number[]
}
export type CalendarSeen = Seen

/** Puts the whole calendar back with one thing changed; refused when somebody else changed it meanwhile. */
export async function putCalendar({ version, hours, weekend, days, knownYears }: Seen, change: Partial<Omit<Seen, 'version'>>) {
  await api.put('/calendar', { version, hours, weekend, days, knownYears, ...change })
  await changed('calendar', 'calendar-year')
}

/** Says of one day that the office is closed or open, whatever the week and the notice say. */
export function DayForm({ day, calendar: seen, onClose }: { day: DayRow; calendar: CalendarSeen; onClose: () => void }) {
  const t = useText()
  const off = day.kind === 'holiday' || day.kind === 'weekend'
  const [kind, setKind] = useState<'holiday' | 'workday'>(off ? 'holiday' : 'workday')
  return (
    <FormDialog
      title={day.day}
      save={t('shell.save')}
      onSave={() => putCalendar(seen, { days: withDay(seen.days, day.day, kind) })}
      onClose={onClose}
    >
      {errors => (
        <>
          <p className="ui-soft">{t('admin.day.lead')}</p>
          <Choice
            label={t('admin.day.this')}
            error={errors.days}
            tiles
            options={[
              { value: 'holiday', label: t('admin.day.off') },
              { value: 'workday', label: t('admin.day.worked') },
            ]}
            value={kind}
            onChange={picked => setKind(picked === 'holiday' ? 'holiday' : 'workday')}
          />
        </>
      )}
    </FormDialog>
  )
}
