import { useState } from 'react'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Choice } from '../../shell/ui/choice.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { TextField } from '../../shell/ui/text-field.tsx'
import { Why } from '../../shell/ui/why.tsx'
import type { Kind } from '../data/office.ts'
import { CoverageMap } from './coverage-map.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { DAY, dayOf, startOf, useCoverage } from './data.ts'
import { useRoundsText } from './text.ts'

const spans = [7, 30, 90] as const

/** Which areas were visited as promised? A map and a table that say the same, every figure open into its stops. */
export function CoveragePage({ kind }: { kind: Kind }) {
  const t = useRoundsText()
  const lang = useLanguage()
  const { def, type } = kind
  const [span, setSpan] = useState('30')
  const today = dayOf(Date.now())
  const [own, setOwn] = useState({ from: dayOf(Date.now() - 30 * DAY), to: today })
  const [by, setBy] = useState<'community' | 'grid'>('community')
  const days = spans.find(one => String(one) === span)
  const from = days ? startOf(today) - (days - 1) * DAY : startOf(own.from)
  const to = days ? startOf(today) + DAY : startOf(own.to) + DAY
  const isAsked = Number.isFinite(from) && Number.isFinite(to) && from < to
  const { data, error, refetch } = useCoverage(type, isAsked ? { from, to, by } : undefined)
  const excel = `/api/rounds/${type}/coverage.xlsx?${new URLSearchParams({ from: String(from), to: String(to), by, lang })}`
  const lines = [
    t('rounds.why.promise'),
    t('rounds.why.kept'),
    t('rounds.why.offered'),
    ...(def.confidential ? [t('rounds.why.few')] : []),
  ]
  return (
    <Page
      title={t('rounds.coverage.title', { round: def.title })}
      lead={t('rounds.coverage.lead')}
      width="full"
      actions={
        <>
          <Button look="quiet" onPress={() => print()}>
            {t('rounds.print')}
          </Button>
          <a className="ui-button ui-button-plain ui-no-print" href={excel} download>
            {t('rounds.excel')}
          </a>
        </>
      }
    >
      <div className="ui-stack">
        <div className="rounds-asked ui-no-print">
          <Choice
            label={t('rounds.period')}
            value={span}
            onChange={value => setSpan(value ?? '30')}
            options={[
              ...spans.map(one => ({ value: String(one), label: t('rounds.period.days', { count: one }) })),
              { value: 'own', label: t('rounds.period.own') },
            ]}
          />
          {span === 'own' && (
            <>
              <TextField
                label={t('rounds.from')}
                type="date"
                value={own.from}
                max={own.to}
                onChange={day => setOwn({ ...own, from: day })}
              />
              <TextField
                label={t('rounds.to')}
                type="date"
                value={own.to}
                min={own.from}
                onChange={day => setOwn({ ...own, to: day })}
              />
            </>
          )}
          <Choice
            label={t('rounds.by')}
            value={by}
            onChange={value => setBy(value === 'grid' ? 'grid' : 'community')}
            options={(['community', 'grid'] as const).map(one => ({ value: one, label: t(`rounds.by.${one}`) }))}
          />
        </div>
        {error && <ErrorNote error={error} retry={() => refetch()} />}
        {!data && !error && <Skeleton lines={8} />}
        {data && (
          <div className="rounds-coverage">
            <CoverageMap rows={data.rows} by={by} />
            <div className="ui-stack">
              <CoverageTable coverage={data} by={by} type={type} from={from} to={to} />
              {def.confidential && <p className="ui-soft">{t('rounds.why.few')}</p>}
              <Why lines={lines} label={t('rounds.why')} />
            </div>
          </div>
        )}
      </div>
    </Page>
  )
}
