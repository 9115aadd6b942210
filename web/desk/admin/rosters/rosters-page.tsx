import { useState } from 'react'
import { sayDay, sayTime } from '../../../shell/dates.ts'
import { useLanguage } from '../../../shell/preferences.ts'
import { Button } from '../../../shell/ui/button.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page } from '../../../shell/ui/page.tsx'
import { Select } from '../../../shell/ui/select.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { ToneShape } from '../../../shell/ui/tone.tsx'
import { useNow } from '../../../shell/use-now.ts'
import { useCalendar, usePlaces } from '../../data/office.ts'
import { type Roster, useNameOf, usePeople, useRoles, useRosters } from '../data.ts'
import { useText } from '../text.ts'
import { type ShiftDraft, ShiftForm } from './shift-form.tsx'
import { DAY, daysOf, uncovered, weekOf } from './week.ts'

const HOUR = 3_600_000
const WEEK = 7 * DAY
const adminDuties = ['system-admin', 'security-admin', 'auditor']

export default function RostersPage() {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const roles = useRoles().filter(role => !adminDuties.includes(role.id))
  const [role, setRole] = useState('dispatcher')
  const [week, setWeek] = useState(() => weekOf(Date.now()))
  const [open, setOpen] = useState<ShiftDraft>()
  const { data: streets = [] } = usePlaces('street')
  const scope = roles.find(one => one.id === role)?.scope
  const place = scope === 'street' ? (streets[0]?.id ?? null) : null
  const add = (from = week + 9 * HOUR, where: string | null = place) =>
    setOpen({ role, unit: null, place: where, from, to: from + 8 * HOUR })
  return (
    <Page
      title={t('admin.rosters')}
      lead={t('admin.rosters.lead')}
      width="full"
      actions={
        <Button look="main" onPress={() => add()}>
          {t('admin.shift.add')}
        </Button>
      }
    >
      <div className="ui-stack">
        <div className="ui-row admin-tools">
          <Select
            label={t('admin.post.role')}
            hideLabel
            empty={false}
            value={role}
            options={roles.map(one => ({ value: one.id, label: one.title }))}
            onChange={picked => setRole(picked ?? role)}
          />
          <Button size="small" onPress={() => setWeek(week - WEEK)}>
            {t('admin.week.before')}
          </Button>
          <strong>{t('admin.week', { from: sayDay(week, now, language), to: sayDay(week + 6 * DAY, now, language) })}</strong>
          <Button size="small" onPress={() => setWeek(week + WEEK)}>
            {t('admin.week.after')}
          </Button>
          {week !== weekOf(now) && (
            <Button size="small" look="quiet" onPress={() => setWeek(weekOf(now))}>
              {t('admin.week.now')}
            </Button>
          )}
        </div>
        <Week role={role} week={week} place={place} onShift={setOpen} onAdd={add} />
      </div>
      {open && <ShiftForm draft={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}

/** A shift stands on the day it begins; one from before the week, on the week's first day. */
const isOn = ({ from }: Roster, day: number, week: number) => Math.max(from, week) >= day && Math.max(from, week) < day + DAY

type WeekProps = {
  role: string
  week: number
  place: string | null
  onShift: (draft: ShiftDraft) => void
  onAdd: (from: number, place: string | null) => void
}

function Week({ role, week, place, onShift, onAdd }: WeekProps) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const nameOf = useNameOf()
  const { data: people = [] } = usePeople()
  const { data: calendar } = useCalendar()
  const { data: all, error, refetch } = useRosters(week - DAY, week + WEEK)
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!all || !calendar) return <Skeleton lines={6} />
  const shifts = all.filter(one => one.role === role && one.to > week && one.from < week + WEEK)
  const where = [...new Set([...(place ? [place] : []), ...shifts.map(one => one.place)])]
  const of = (id: string | null) => shifts.filter(one => one.place === id)
  const gapsOf = (id: string | null, day: number) => (of(id).length > 0 ? uncovered(day, of(id), calendar) : [])
  const gaps = where.flatMap(id => daysOf(week).flatMap(day => gapsOf(id, day))).length
  const nameOfPerson = (id: string) => people.find(one => one.id === id)?.name ?? '—'
  const time = (at: number) => sayTime(at, language)
  const weekday = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { weekday: 'short', timeZone: 'Asia/Shanghai' })
  if (where.length === 0) return <p className="admin-none">{t('admin.week.empty')}</p>
  return (
    <>
      <p className={gaps > 0 ? 'admin-warning' : 'ui-soft'} role="status">
        {gaps > 0 ? t('admin.week.gaps', { count: gaps }) : shifts.length > 0 ? t('admin.week.full') : t('admin.week.empty')}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <section className="admin-scroll" tabIndex={0} aria-label={t('admin.rosters')}>
        <table className="admin-week">
          <thead>
            <tr>
              <th scope="col">{t('admin.post.place')}</th>
              {daysOf(week).map(day => (
                <th scope="col" key={day} aria-current={now >= day && now < day + DAY ? 'date' : undefined}>
                  {weekday.format(day)} {sayDay(day, now, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {where.map(id => (
              <tr key={id ?? 'all'}>
                <th scope="row">{nameOf(id) || t('admin.week.everywhere')}</th>
                {daysOf(week).map(day => (
                  <td key={day}>
                    {of(id)
                      .filter(one => isOn(one, day, week))
                      .sort((a, b) => a.from - b.from)
                      .map(one => (
                        <Shift
                          key={one.id}
                          shift={one}
                          words={`${time(one.from)}–${time(one.to)} ${nameOfPerson(one.person)}`}
                          onPress={onShift}
                        />
                      ))}
                    {gapsOf(id, day).map(gap => (
                      <button type="button" className="admin-gap" key={gap.from} onClick={() => onAdd(gap.from, id)}>
                        <ToneShape tone="amber" />
                        {t('admin.week.gap', { from: time(gap.from), to: time(gap.to) })}
                      </button>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const Shift = ({ shift, words, onPress }: { shift: Roster; words: string; onPress: (draft: ShiftDraft) => void }) => (
  <button type="button" className="admin-shift" onClick={() => onPress({ ...shift, shift })}>
    {words}
  </button>
)
