import { useState } from 'react'
import type { AppraisalDetail, AppraisalPart, AppraisalUnit } from '#contract/appraisals'
import { Button } from '../../shell/ui/button.tsx'
import { JudgeDialog } from './judge-dialog.tsx'
import { useAppraisalText } from './text.ts'

type Props = { a: AppraisalDetail; chosen: string | undefined; choose: (unit: string) => void }
const tenths = (n: number) => (Math.round(n * 10) / 10).toFixed(1)

/** Bands, not places: inside a band units stand in the order of the scheme. While it runs there are no bands yet. */
export function ResultTable({ a, chosen, choose }: Props) {
  const t = useAppraisalText()
  const runs = a.state === 'open'
  const placed = a.units.filter(u => u.band !== null)
  const alike = placed.length > 1 && placed.every(u => u.band === 1)
  const rows = runs ? a.units : a.units.toSorted((x, y) => (x.band ?? 999) - (y.band ?? 999))
  return (
    <>
      <p className="ui-soft">{t(runs ? 'ap.runs.says' : 'ap.bands.says')}</p>
      {!runs && alike && <p>{t('ap.alike')}</p>}
      <div className="ap-scroll">
        <table className="ap-table">
          <thead>
            <tr>
              {!runs && <th>{t('ap.band')}</th>}
              <th>{t('ap.unit')}</th>
              <th className="ap-number">{t(runs ? 'ap.score.yet' : 'ap.score')}</th>
              {!runs && <th className="ap-number">{t('ap.bounds')}</th>}
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
                {!runs && <td>{u.band === null ? t('ap.band.none') : t('ap.band.n', { n: u.band })}</td>}
                <td>
                  <Button size="small" look="quiet" pressed={chosen === u.unit} onPress={() => choose(u.unit)}>
                    {u.name}
                  </Button>
                </td>
                <td className="ap-number">{u.sum ? tenths(u.sum.points) : '—'}</td>
                {!runs && <td className="ap-number">{u.sum ? `${tenths(u.sum.low)}–${tenths(u.sum.high)}` : '—'}</td>}
                {a.parts.map(part => (
                  <td key={part.key} className="ap-number">
                    <Cell a={a} of={u} part={part} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The points of a part; where the reader judges it and none are there, the way to give them. */
function Cell({ a, of, part }: { a: AppraisalDetail; of: AppraisalUnit; part: AppraisalPart }) {
  const t = useAppraisalText()
  const [open, setOpen] = useState(false)
  const mark = of.marks.find(m => m.part === part.key)
  if (!mark && of.toJudge.includes(part.key))
    return (
      <>
        <Button size="small" label={t('ap.judge.title', { unit: of.name, part: part.title })} onPress={() => setOpen(true)}>
          {t('ap.judge')}
        </Button>
        {open && <JudgeDialog a={a} of={of} part={part} mark={undefined} onClose={() => setOpen(false)} />}
      </>
    )
  return (
    <>
      {mark?.points == null ? '—' : tenths(mark.points)}
      {mark?.small && <span className="ui-soft"> {t('ap.few')}</span>}
    </>
  )
}
