import type { PlanItemDetail } from '#contract/plans'
import { sayDate, sayMonth } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import Chart from '../../shell/ui/chart.tsx'
import { useNow } from '../../shell/use-now.ts'
import { usePlanText } from './text.ts'

/** As many months as can be told apart on a telephone. */
const most = 18

/** The last value of each month, what is asked, and where it goes if it goes on so. The list below says the same in words. */
export function ValueChart({ item }: { item: PlanItemDetail }) {
  const t = usePlanText()
  const language = useLanguage()
  const now = useNow()
  const months = new Map<string, number>()
  const told = item.values.filter(v => v.value !== null && v.place === '' && !v.corrected)
  for (const v of told.toSorted((a, b) => (a.day < b.day ? -1 : 1))) months.set(v.day.slice(0, 7), v.value ?? 0)
  if (months.size < 2) return null
  const { forecast } = item
  return (
    <Chart
      chart={{
        kind: 'line',
        title: t('pl.chart', { title: item.title }),
        note: '',
        unit: item.unit,
        points: [
          ...[...months].slice(-most).map(([month, value]) => ({ label: sayMonth(month, language), value })),
          ...(forecast
            ? [{ label: sayDate(forecast.day, now, language), value: Math.round(forecast.value * 10) / 10, forecast: true }]
            : []),
        ],
        goal: item.low === null ? null : { label: t('pl.chart.asked'), value: item.low },
      }}
    />
  )
}
