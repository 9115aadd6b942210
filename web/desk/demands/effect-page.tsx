import { useState } from 'react'
import type { DemandEffect } from '#contract/demands'
import { sayMonth } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { toast } from '../../shell/ui/toast.tsx'
import { setMinutes, useEffectOfTables } from './data.ts'
import { useDemandText } from './text.ts'

type Month = DemandEffect['months'][number]
const heads = ['month', 'tables', 'refused', 'held', 'typed', 'share', 'hours'] as const

/** What tables cost and what was saved, month by month, with the sum by which it is counted. */
export function EffectPage() {
  const t = useDemandText()
  const { data, error, refetch } = useEffectOfTables()
  return (
    <Page title={t('dem.page.effect')} lead={t('dem.effect.lead')} width="wide">
      {error && <ErrorNote error={error} retry={() => refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && (
        <div className="ui-stack">
          <Panel title={t('dem.effect.months')}>
            <Months effect={data} />
            <p className="ui-soft">
              {t('dem.effect.how', { minutes: data.minutes })} {t('dem.effect.cells')}
            </p>
          </Panel>
          {data.maySet && <Minutes key={data.minutes} minutes={data.minutes} />}
        </div>
      )}
    </Page>
  )
}

function Months({ effect: { months, minutes } }: { effect: DemandEffect }) {
  const t = useDemandText()
  const language = useLanguage()
  const where = language === 'zh' ? 'zh-CN' : 'en'
  const number = new Intl.NumberFormat(where, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(where, { style: 'percent', maximumFractionDigits: 1 })
  const sum = (key: 'tables' | 'held' | 'typed' | 'refused') => months.reduce((all, month) => all + month[key], 0)
  const total = {
    month: t('dem.effect.total'),
    tables: sum('tables'),
    held: sum('held'),
    typed: sum('typed'),
    refused: sum('refused'),
  }
  const most = Math.max(1, ...months.map(month => month.held + month.typed))
  const cells = ({ tables, refused, held, typed }: Month) => (
    <>
      <td>{number.format(tables)}</td>
      <td>{number.format(refused)}</td>
      <td>{number.format(held)}</td>
      <td>{number.format(typed)}</td>
      <td>{held + typed > 0 ? percent.format(held / (held + typed)) : '–'}</td>
      <td>{number.format((held * minutes) / 60)}</td>
    </>
  )
  return (
    <div className="dem-scroll">
      <table className="dem-table dem-numbers">
        <thead>
          <tr>
            {heads.map(head => (
              <th key={head} scope="col">
                {t(`dem.effect.${head}`)}
              </th>
            ))}
            <td className="dem-bars" />
          </tr>
        </thead>
        <tbody>
          {months.map(month => (
            <tr key={month.month}>
              <th scope="row">{sayMonth(month.month, language)}</th>
              {cells(month)}
              <td className="dem-bars" aria-hidden="true">
                <span className="dem-held" style={{ width: `${(100 * month.held) / most}%` }} />
                <span className="dem-typed" style={{ width: `${(100 * month.typed) / most}%` }} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{total.month}</th>
            {cells(total)}
            <td className="dem-bars" />
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

function Minutes({ minutes }: { minutes: number }) {
  const t = useDemandText()
  const [text, setText] = useState(String(minutes))
  const [error, setError] = useState<unknown>()
  const value = Number(text)
  const save = async () => {
    setError(undefined)
    try {
      await setMinutes(value)
      toast(t('dem.effect.saved'))
    } catch (caught) {
      setError(caught)
    }
  }
  return (
    <Panel title={t('dem.effect.minutes')}>
      {error !== undefined && <ErrorNote error={error} kept />}
      <TextField
        label={t('dem.effect.minutes')}
        hideLabel
        hint={t('dem.effect.minutes.hint')}
        inputMode="decimal"
        value={text}
        onChange={setText}
      />
      <div className="ui-row">
        <Button disabled={!(value >= 0.05 && value <= 60) || value === minutes} onPress={save}>
          {t('dem.effect.set')}
        </Button>
      </div>
    </Panel>
  )
}
