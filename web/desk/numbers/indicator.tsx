import { Link } from 'wouter'
import type { IndicatorRow } from '#contract/indicators'
import { useLanguage } from '../../shell/preferences.ts'
import { Panel } from '../../shell/ui/page.tsx'
import { type Filter, writeFilter } from '../data/filter.ts'
import { nameIn } from '../data/names.ts'
import { useProgrammes, useUnits } from '../data/office.ts'
import { useText } from '../text.ts'

const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('zh-CN')

type IndicatorProps = { head: IndicatorRow; groups: readonly IndicatorRow[]; from: string; to: string }

/** A number, what it counts, and the same by group as bars that open into the list. */
export function Indicator({ head, groups, from, to }: IndicatorProps) {
  const t = useText()
  const language = useLanguage()
  const { data } = useProgrammes()
  const programme = data?.programmes.find(one => one.id === head.programme)
  const indicator = programme?.indicators[head.key]
  const by = indicator?.by[0]
  const { data: units } = useUnits()
  const field = by === undefined ? undefined : programme?.cases[head.type]?.form[by]
  const said = (row: IndicatorRow) =>
    row.value === null ? '–' : head.kind === 'share' ? percent.format(row.value) : whole.format(row.value)
  /** Groups of a unit field are ids. */
  const nameOf = (id: string | null): string | undefined => {
    const unit = field?.kind === 'unit' ? units?.find(one => one.id === id) : undefined
    return unit && nameIn(language, unit)
  }
  const list = (group: string | null): string => {
    const filter: Filter = { type: head.type, view: 'all', order: 'newest', from, to }
    return `/?${writeFilter(group !== null && (by === 'kind' || by === 'unit') ? { ...filter, [by]: group } : filter)}`
  }
  const most = Math.max(1, ...groups.map(row => (head.kind === 'share' ? 1 : (row.value ?? 0))))
  const counts = t(
    head.kind === 'share' ? (indicator?.inTime ? 'desk.numbers.intime' : 'desk.numbers.share') : 'desk.numbers.tally',
  )
  return (
    <Panel title={programme?.indicators[head.key]?.title ?? head.title}>
      <div className="desk-number">
        <p className="desk-number-value">
          <Link href={list(null)}>{said(head)}</Link>
        </p>
        <div>
          <p>{counts}</p>
          {head.kind === 'share' && (
            <p className="ui-soft">
              {t('desk.numbers.of', { numerator: whole.format(head.numerator), denominator: whole.format(head.denominator) })}
              {head.low !== null &&
                head.high !== null &&
                ` · ${t('desk.numbers.margin', { low: percent.format(head.low), high: percent.format(head.high) })}`}
            </p>
          )}
          {head.target !== null && head.value !== null && (
            <p className={head.value >= head.target ? 'desk-met' : 'desk-missed'}>
              {t(head.value >= head.target ? 'desk.numbers.met' : 'desk.numbers.missed', { target: percent.format(head.target) })}
            </p>
          )}
        </div>
      </div>
      {groups.length > 0 && (
        <table className="desk-bars">
          <caption className="ui-soft">{t('desk.numbers.by', { field: field?.title ?? by ?? '' })}</caption>
          <tbody>
            {groups.map(row => (
              <tr key={row.group}>
                <th scope="row">
                  <Link href={list(row.group)}>
                    {field?.options?.[row.group ?? ''] ?? nameOf(row.group) ?? (row.group || t('desk.numbers.unsaid'))}
                  </Link>
                </th>
                <td>
                  <span className="desk-bar-fill" style={{ width: `${(100 * (row.value ?? 0)) / most}%` }} />
                </td>
                <td className="is-number">{said(row)}</td>
                <td className="is-number ui-soft">
                  {head.kind === 'share' && t('desk.numbers.part', { numerator: row.numerator, denominator: row.denominator })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
