import type { PlanLine, Standings } from '#contract/plans'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { usePlanText } from './text.ts'

const tones: Readonly<Record<PlanLine['standing'], Tone>> = {
  kept: 'green',
  'on-way': 'blue',
  slow: 'amber',
  late: 'red',
  'no-data': 'grey',
  'to-set': 'grey',
  none: 'grey',
}

/** How a promise stands, by word, shape and colour. */
export function StandingOf({ line }: { line: Pick<PlanLine, 'standing' | 'state'> }) {
  const t = usePlanText()
  if (line.state === 'proposed') return <StateChip tone="blue">{t('pl.state.proposed')}</StateChip>
  if (line.state !== 'live') return <StateChip tone="grey">{t(`pl.state.${line.state}`)}</StateChip>
  return line.standing === 'none' ? null : <StateChip tone={tones[line.standing]}>{t(`pl.st.${line.standing}`)}</StateChip>
}

export const order = ['kept', 'onWay', 'slow', 'late', 'noData', 'toSet'] as const
const sign: Readonly<Record<(typeof order)[number], Exclude<PlanLine['standing'], 'none'>>> = {
  kept: 'kept',
  onWay: 'on-way',
  slow: 'slow',
  late: 'late',
  noData: 'no-data',
  toSet: 'to-set',
}

/** How many stand how, as one line of proportional pieces with the numbers said beside it. */
export function StandingBar({ counts, short = false }: { counts: Standings; short?: boolean }) {
  const t = usePlanText()
  const all = order.reduce((sum, key) => sum + counts[key], 0)
  if (all === 0) return <span className="ui-soft">{t('pl.none.promises')}</span>
  const said = order.filter(key => counts[key] > 0).map(key => `${t(`pl.st.${sign[key]}`)} ${counts[key]}`)
  return (
    <span className="pl-bar-line">
      <svg
        className="pl-bar"
        viewBox={`0 0 ${all} 1`}
        preserveAspectRatio="none"
        role="img"
        aria-label={said.join(t('pl.comma'))}
      >
        {order.map((key, n) => {
          const before = order.slice(0, n).reduce((sum, one) => sum + counts[one], 0)
          return counts[key] > 0 && <rect key={key} className={`pl-part-${key}`} x={before} width={counts[key]} height="1" />
        })}
      </svg>
      <span className="pl-bar-says">{short ? t('pl.kept.of', { kept: counts.kept, count: all }) : said.join(t('pl.comma'))}</span>
    </span>
  )
}
