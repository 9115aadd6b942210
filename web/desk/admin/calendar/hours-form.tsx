import { useState } from 'react'
import { Button } from '../../../shell/ui/button.tsx'
import { Choices } from '../../../shell/ui/choice.tsx'
import { TextField } from '../../../shell/ui/text-field.tsx'
import { FormDialog } from '../parts/form-dialog.tsx'
import { useText } from '../text.ts'
import { type CalendarSeen, putCalendar } from './day-form.tsx'
import { clockOf, minutesOf } from './days.ts'

type Window = { readonly id: number; readonly open: string; readonly close: string }
const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

/** Office hours and the days off of an ordinary week. */
export function HoursForm({ calendar, onClose }: { calendar: CalendarSeen; onClose: () => void }) {
  const t = useText()
  const [windows, setWindows] = useState<readonly Window[]>(
    calendar.hours.map(([open, close], id) => ({ id, open: clockOf(open), close: clockOf(close) })),
  )
  const [weekend, setWeekend] = useState(calendar.weekend.map(String))
  const hours = windows.flatMap(({ open, close }) => {
    const [from, to] = [minutesOf(open), minutesOf(close)]
    return from === undefined || to === undefined ? [] : [[from, to] as const]
  })
  const change = (id: number, part: Partial<Window>) =>
    setWindows(windows.map(one => (one.id === id ? { ...one, ...part } : one)))
  const next = Math.max(-1, ...windows.map(one => one.id)) + 1
  return (
    <FormDialog
      title={t('admin.hours')}
      save={t('shell.save')}
      disabled={hours.length !== windows.length}
      onSave={() => putCalendar(calendar, { hours, weekend: weekend.map(Number) })}
      onClose={onClose}
    >
      {errors => (
        <>
          <p className="ui-soft">{t('admin.hours.lead')}</p>
          {windows.map(({ id, open, close }) => (
            <div className="admin-pair" key={id}>
              <TextField
                label={t('admin.hours.open')}
                type="time"
                error={errors.hours}
                value={open}
                onChange={value => change(id, { open: value })}
              />
              <TextField
                label={t('admin.hours.close')}
                type="time"
                value={close}
                onChange={value => change(id, { close: value })}
              />
              {windows.length > 1 && (
                <Button size="small" look="quiet" onPress={() => setWindows(windows.filter(one => one.id !== id))}>
                  {t('admin.remove')}
                </Button>
              )}
            </div>
          ))}
          <Button size="small" onPress={() => setWindows([...windows, { id: next, open: '', close: '' }])}>
            {t('admin.hours.more')}
          </Button>
          <Choices
            label={t('admin.weekend')}
            error={errors.weekend}
            tiles
            options={weekdays.map(n => ({ value: String(n), label: t(`admin.weekday.${n}`) }))}
            value={weekend}
            onChange={setWeekend}
          />
        </>
      )}
    </FormDialog>
  )
}
