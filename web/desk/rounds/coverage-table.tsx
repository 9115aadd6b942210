import { Link } from 'wouter'
import type { Coverage, CoverageRow } from '#contract/rounds'
import { ToneShape } from '../../shell/ui/tone.tsx'
import { useNames } from '../data/names.ts'
import { type Figure, figures } from './data.ts'
import { keptOf, toneOfKept } from './kept.ts'
import { useRoundsText } from './text.ts'

type Props = { coverage: Coverage; by: 'community' | 'grid'; type: string; from: number; to: number }
const titleOf = (figure: Figure) => (figure === 'lateNow' ? 'late' : figure)

/** The figures by area; a figure about so few people that one could be told is not given. */
export function CoverageTable({ coverage: { rows, whole }, by, type, from, to }: Props) {
  const t = useRoundsText()
  const names = useNames()
  const linkTo = (figure: Figure, place: string | null) => {
    const asked = new URLSearchParams({ ...(place && { [by]: place }) })
    if (figure === 'lateNow') asked.set('figure', 'late')
    else if (figure !== 'stops') {
      asked.set('figure', figure)
      asked.set('from', String(from))
      asked.set('to', String(to))
    }
    return `/${type}/stops?${asked}`
  }
  const line = (row: CoverageRow, name: string) => {
    const kept = keptOf(row)
    const hidden = row.inTime === null || row.missed === null
    const tone = toneOfKept(kept)
    return (
      <>
        <th scope="row">{name}</th>
        {figures.map(figure => (
          <td key={figure} className={figure === 'lateNow' && (row[figure] ?? 0) > 0 ? 'is-late' : undefined}>
            {row[figure] === null ? (
              <span className="ui-soft">{t('rounds.few')}</span>
            ) : row[figure] === 0 ? (
              '0'
            ) : (
              <Link href={linkTo(figure, row.place)} aria-label={`${name} ${t(`rounds.${titleOf(figure)}`)} ${row[figure]}`}>
                {row[figure]}
              </Link>
            )}
          </td>
        ))}
        <td className={`ui-tone-${tone} rounds-kept`}>
          <ToneShape tone={tone} />{' '}
          {hidden ? t('rounds.few') : kept === null ? t('rounds.nil') : t('rounds.percent', { n: kept })}
        </td>
      </>
    )
  }
  const known = [...rows].sort((a, b) => (keptOf(a) ?? 101) - (keptOf(b) ?? 101))
  return (
    <div className="rounds-scroll">
      <table className="rounds-table">
        <thead>
          <tr>
            <th scope="col">{t('rounds.area')}</th>
            {figures.map(figure => (
              <th key={figure} scope="col">
                {t(`rounds.${titleOf(figure)}`)}
              </th>
            ))}
            <th scope="col">{t('rounds.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map(row => (
            <tr key={row.place ?? 'none'}>{line(row, names(row.place) || t('rounds.elsewhere'))}</tr>
          ))}
        </tbody>
        <tfoot>
          <tr>{line(whole, t('rounds.whole'))}</tr>
        </tfoot>
      </table>
    </div>
  )
}
