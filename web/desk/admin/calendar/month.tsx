import { useLanguage } from '../../../shell/preferences.ts'
import { useText } from '../text.ts'
import { type DayRow, weeksOf } from './days.ts'

const isMarked = (kind: DayRow['kind']) => kind === 'holiday' || kind === 'make-up'

/** One month; every day says by a mark, a tint and its name what kind of day it is. */
export function Month({ days, onDay }: { days: readonly DayRow[]; onDay: (day: DayRow) => void }) {
  const t = useText()
  const language = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const first = Date.parse(`${days[0]?.day}T00:00:00Z`)
  const title = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(first)
  return (
    <table className="admin-month">
      <caption>{title}</caption>
      <thead>
        <tr>
          {([1, 2, 3, 4, 5, 6, 0] as const).map(n => (
            <th scope="col" key={n}>
              {t(`admin.weekday.short.${n}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map(week => (
          <tr key={week.find(day => day)?.day}>
            {week.map((day, at) => (
              // An empty place has no name of its own but where it stands.
              // biome-ignore lint/suspicious/noArrayIndexKey: a week always has the same seven places
              <td key={at}>
                {day && (
                  <button
                    type="button"
                    className={`admin-day admin-day-${day.kind}${day.own ? ' admin-day-own' : ''}`}
                    onClick={() => onDay(day)}
                  >
                    <span className="ui-hidden">
                      {day.day} {t(`admin.day.${day.kind}`)} {day.own && t('admin.day.own')}
                    </span>
                    <span aria-hidden="true">{Number(day.day.slice(8))}</span>
                    <small aria-hidden="true">{isMarked(day.kind) && t(`admin.day.mark.${day.kind}`)}</small>
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
