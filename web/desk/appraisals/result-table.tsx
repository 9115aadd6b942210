import type { AppraisalDetail } from '#contract/appraisals'
import { Button } from '../../shell/ui/button.tsx'
import { useAppraisalText } from './text.ts'

type Props = { a: AppraisalDetail; chosen: string | undefined; choose: (unit: string) => void }

/** Bands, not places: inside a band units stand in the order of the scheme. */
export function ResultTable({ a, chosen, choose }: Props) {
  const t = useAppraisalText()
  const rows = a.units.toSorted((x, y) => (x.band ?? 999) - (y.band ?? 999))
  return (
    <>
      <p className="ui-soft">{t('ap.bands.says')}</p>
      <div className="ap-scroll">
        <table className="ap-table">
          <thead>
            <tr>
              <th>{t('ap.band')}</th>
              <th>{t('ap.unit')}</th>
              <th className="ap-number">{t('ap.score')}</th>
              <th className="ap-number">{t('ap.bounds')}</th>
              {a.parts.map(part => (
                <th key={part.key} className="ap-number">
                  {part.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(u => (
              <tr key={u.unit}>
                <td>{u.band === null ? t('ap.band.none') : t('ap.band.n', { n: u.band })}</td>
                <td>
                  <Button size="small" look="quiet" pressed={chosen === u.unit} onPress={() => choose(u.unit)}>
                    {u.name}
                  </Button>
                </td>
                <td className="ap-number">{u.sum ? u.sum.points : '—'}</td>
                <td className="ap-number">{u.sum ? `${u.sum.low}–${u.sum.high}` : '—'}</td>
                {a.parts.map(part => {
                  const mark = u.marks.find(m => m.part === part.key)
                  return (
                    <td key={part.key} className="ap-number">
                      {mark?.points ?? '—'}
                      {mark?.small && <span className="ui-soft"> {t('ap.few')}</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
