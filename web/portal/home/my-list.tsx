import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { useNow } from '../../shell/use-now.ts'
import { forgetReport, type MyReport, rememberReport, updateReport, useMyReports } from '../data/my-reports.ts'
import { usePortal } from '../data/office.ts'
import { useOutbox } from '../data/outbox.ts'
import { isReportersTurn, stateTone } from '../status/say-state.ts'
import { fetchCase } from '../status/use-case.ts'
import { useText } from '../text.ts'

const SHOWN = 5

/** What this phone reported: what still waits to be sent first, then newest first, with where each stands now. */
export function MyList() {
  const t = useText()
  const outbox = useOutbox()
  const reports = useMyReports()
  const [all, setAll] = useState(false)
  useFreshStates(reports)
  return (
    <section className="ui-stack" aria-labelledby="mine">
      <h2 id="mine">{t('portal.mine.title')}</h2>
      {outbox.length + reports.length === 0 && <p className="ui-soft">{t('portal.mine.empty')}</p>}
      <ul className="p-mine">
        {outbox.map(one => (
          <li key={one.id}>
            <Link href={`/waiting/${one.id}`}>
              <strong>{one.title}</strong>
              <StateChip tone="amber">{t(one.problem ? 'portal.mine.refused' : 'portal.mine.waiting')}</StateChip>
            </Link>
          </li>
        ))}
        {(all ? reports : reports.slice(0, SHOWN)).map(report => (
          <Mine key={report.number} report={report} />
        ))}
      </ul>
      {!all && reports.length > SHOWN && (
        <Button look="quiet" onPress={() => setAll(true)}>
          {t('portal.mine.all', { count: reports.length })}
        </Button>
      )}
    </section>
  )
}

function Mine({ report }: { report: MyReport }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const def = usePortal().types.find(one => one.type === report.type)?.def
  const forget = () => {
    forgetReport(report.number)
    toast(t('portal.mine.forgot'), { undo: () => rememberReport(report) })
  }
  const turn = def && isReportersTurn(def, report.state) && !def.states[report.state]?.ends
  return (
    <li>
      <Link href={`/s/${report.number}`}>
        <strong>{report.title}</strong>
        <span className="ui-row">
          {def && (
            <StateChip tone={stateTone(def, report.state, report.dueAt, now)}>
              {turn ? t('portal.mine.turn') : (def.states[report.state]?.title ?? report.state)}
            </StateChip>
          )}
          <span className="ui-soft">{t('portal.mine.filed', { when: sayMoment(report.filedAt, now, language) })}</span>
        </span>
      </Link>
      <button type="button" className="p-forget" onClick={forget} aria-label={`${t('portal.mine.forget')}: ${report.title}`}>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}

/** Asks once how the newest open ones stand; without a connection the list shows what was known last. */
function useFreshStates(reports: readonly MyReport[]) {
  const { types } = usePortal()
  const [asked] = useState(() =>
    reports.filter(one => !types.find(({ type }) => type === one.type)?.def.states[one.state]?.ends).slice(0, SHOWN),
  )
  useEffect(() => {
    const control = new AbortController()
    for (const { number, key } of asked) {
      fetchCase(number, key, control.signal).then(
        ({ state, dueAt }) => updateReport(number, { state, dueAt }),
        () => {},
      )
    }
    return () => control.abort()
  }, [asked])
}
