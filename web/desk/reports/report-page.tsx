import { useState } from 'react'
import { Link } from 'wouter'
import type { ReportDetail } from '#contract/reports'
import { address, api } from '../../shell/api.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { reportIs, shortCell, useReport } from './data.ts'
import { LineagePanel } from './lineage-panel.tsx'
import type { SlotState } from './sheet-grid.tsx'
import { SheetWork } from './sheet-work.tsx'
import { useReportText } from './text.ts'
import { TypeIn } from './type-in.tsx'

const shown: readonly SlotState[] = ['filled', 'typed', 'missing', 'empty']

/** A report as it fills itself: what is missing, where each number comes from, the file, handing it in. */
export function ReportPage({ id }: { id: string }) {
  const t = useReportText()
  const { data: report, error, refetch } = useReport(id)
  if (!report)
    return (
      <Page title={t('rep.reports')} back={{ to: '/filled', label: t('rep.reports') }}>
        {error ? <ErrorNote error={error} retry={refetch} /> : <Skeleton lines={6} />}
      </Page>
    )
  return <Filled report={report} />
}

function Filled({ report }: { report: ReportDetail }) {
  const t = useReportText()
  const [chosen, setChosen] = useState<string>()
  const [comparing, setComparing] = useState(false)
  const [error, setError] = useState<unknown>()
  const figures = new Map(report.figures.map(f => [f.cell, f]))
  const missing = report.figures.filter(f => f.state === 'missing' || f.state === 'asked')
  const stateOf = (cell: string): SlotState => {
    const state = figures.get(cell)?.state ?? 'missing'
    return state === 'asked' ? 'asked' : state
  }
  const type = async (cell: string, value: number | string | null) => {
    setError(undefined)
    await api
      .put<ReportDetail>(`/reports/${report.id}/cells`, { cells: { [cell]: value } })
      .then(next => {
        reportIs(next)
        // On to the next hole, so that a row of them is filled without the mouse.
        const holes = next.figures.filter(f => f.state === 'missing')
        if (value !== null && holes[0]) setChosen(holes[0].cell)
      })
      .catch(setError)
  }
  const handIn = async () => {
    setError(undefined)
    await api
      .post<ReportDetail>(`/reports/${report.id}/hand-in`, { leaveEmpty: missing.length > 0 })
      .then(next => {
        reportIs(next)
        toast(t('rep.handin.done'))
      })
      .catch(setError)
  }
  const ask = missing.length > 0 ? t('rep.handin.missing', { count: missing.length }) : t('rep.handin.ask')
  return (
    <Page
      title={`${report.title} ${report.says}`}
      lead={`${report.community ?? t('rep.whole')} · ${t('rep.counts', { filled: report.filled, typed: report.typed, missing: report.missing })}`}
      width="full"
      back={{ to: '/filled', label: t('rep.reports') }}
      actions={
        <>
          <Button look="quiet" onPress={() => setComparing(!comparing)} pressed={comparing}>
            {t('rep.compare')}
          </Button>
          <a className="ui-button ui-button-plain ui-button-normal" href={address(`/reports/${report.id}/file.xlsx`)} download>
            {t('rep.download')}
          </a>
          {report.mayFill && (
            <Button look="main" confirm={report.nowhere.length > 0 ? t('rep.handin.nowhere', { ask }) : ask} onPress={handIn}>
              {t('rep.handin')}
            </Button>
          )}
        </>
      }
    >
      <div className="ui-stack">
        {error !== undefined && <ErrorNote error={error} kept />}
        {comparing && <ComparePanel report={report.id} onChoose={setChosen} />}
        {report.nowhere.length > 0 && (
          <section className="rep-warn" aria-label={t('rep.nowhere')}>
            <h2>{t('rep.nowhere')}</h2>
            <ul>
              {report.nowhere.map(({ register, says, cells }) => (
                <li key={`${register} ${says}`}>
                  {says} <Link href={`~/desk/registers/${register}?view=unplaced`}>{t('rep.nowhere.open')}</Link>{' '}
                  <span className="ui-soft">
                    {t('rep.nowhere.cells', { cells: cells.slice(0, 12).map(shortCell).join(', ') })}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {report.state === 'draft' && report.figures.some(f => f.few) && <p className="ui-soft">{t('rep.low')}</p>}
        <SheetWork
          sheets={report.sheets}
          slots={report.slots}
          states={shown}
          look={one => ({ state: stateOf(one.cell), text: figures.get(one.cell)?.shown })}
          chosen={chosen}
          onChoose={setChosen}
          side={slot => {
            const figure = figures.get(slot.cell)
            return (
              figure && (
                <>
                  <h2>
                    {t('rep.cell', { cell: shortCell(slot.cell) })} {slot.labels.join(' / ')}
                  </h2>
                  <p>
                    <strong>{figure.shown || '–'}</strong> {t(`rep.state.${stateOf(slot.cell)}`)}
                  </p>
                  {figure.few && <p>{t('rep.few')}</p>}
                  {report.mayFill && <TypeIn key={slot.cell} figure={figure} onType={value => type(slot.cell, value)} />}
                  <LineagePanel
                    key={`${slot.cell} ${figure.shown}`}
                    report={report.id}
                    cell={slot.cell}
                    handed={report.state === 'handed'}
                  />
                </>
              )
            )
          }}
        >
          {missing.length > 0 && report.state === 'draft' && (
            <section aria-label={t('rep.missing')}>
              <h2>{t('rep.missing')}</h2>
              <p className="ui-soft">{t('rep.missing.lead', { count: missing.length })}</p>
              <ul>
                {missing.slice(0, 30).map(f => (
                  <li key={f.cell}>
                    <Button look="quiet" size="small" onPress={() => setChosen(f.cell)}>
                      {`${shortCell(f.cell)} ${report.slots.find(s => s.cell === f.cell)?.labels.join(' / ') ?? ''}`}
                    </Button>
                    {f.state === 'asked' && <span className="ui-soft"> {t('rep.missing.asked')}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </SheetWork>
      </div>
    </Page>
  )
}
