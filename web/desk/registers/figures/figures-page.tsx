import { Link } from 'wouter'
import type { EntryFigure } from '#contract/entries'
import { useLanguage } from '../../../shell/preferences.ts'
import { EmptyState } from '../../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Page, Panel } from '../../../shell/ui/page.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { useNames } from '../../data/names.ts'
import { addressOf, everything } from '../data/asked.ts'
import { useEntryFigures } from '../data/calls.ts'
import { filtersOf } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { sayNumber } from '../parts/say-count.ts'
import { Ways } from '../parts/ways.tsx'
import { useRegText } from '../text.ts'

/** The numbers of a register: each with what it counts, by community, and the entries behind it. */
export function FiguresPage({ ledger }: { ledger: LedgerSeen }) {
  const t = useRegText()
  const { data, error, refetch } = useEntryFigures(ledger.name)
  return (
    <div className="reg-page">
      <Ways ledger={ledger} />
      <Page title={t('reg.figures.of', { name: ledger.def.title })} lead={t('reg.figures.lead')} width="wide">
        <div className="ui-stack">
          {error && <ErrorNote error={error} retry={() => refetch()} />}
          {!data && !error && <Skeleton lines={8} />}
          {data && data.length === 0 && <EmptyState title={t('reg.figures.none')}>{t('reg.figures.none.next')}</EmptyState>}
          {data && data.length > 0 && <Tiles ledger={ledger} figures={data} />}
          {/* What lies nowhere is in no community. */}
          {ledger.def.ledger.place !== undefined &&
            data?.map(figure => <ByCommunity key={figure.name} ledger={ledger} figure={figure} />)}
        </div>
      </Page>
    </div>
  )
}

/** Where the entries behind a figure stand; nothing when no list can ask what it counts. */
function useBehind(ledger: LedgerSeen, figure: EntryFigure) {
  const where = filtersOf(ledger.def.ledger.figures[figure.name]?.where, ledger.def.columns)
  return (community: string | null): string | undefined =>
    where && addressOf(`/${ledger.name}`, { ...everything, where, community: community ?? undefined })
}

function useSay(figure: EntryFigure) {
  const t = useRegText()
  const language = useLanguage()
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: figure.kind === 'average' ? 1 : 2 })
  return ({ value, few }: EntryFigure['all']): string => {
    if (few) return t('reg.figures.few')
    if (value === null) return '–'
    if (figure.kind === 'share') return share.format(value)
    return figure.measure ? `${number.format(value)} ${figure.measure}` : number.format(value)
  }
}

function Tiles({ ledger, figures }: { ledger: LedgerSeen; figures: readonly EntryFigure[] }) {
  return (
    <ul className="reg-tiles">
      {figures.map(figure => (
        <li key={figure.name}>
          <Tile ledger={ledger} figure={figure} />
        </li>
      ))}
    </ul>
  )
}

function Tile({ ledger, figure }: { ledger: LedgerSeen; figure: EntryFigure }) {
  const t = useRegText()
  const language = useLanguage()
  const say = useSay(figure)
  const to = useBehind(ledger, figure)(null)
  const { all, target, kind } = figure
  const met = target !== null && all.value !== null && all.value >= target
  return (
    <>
      <span>{figure.title}</span>
      <strong>{to ? <Link href={to}>{say(all)}</Link> : say(all)}</strong>
      {!all.few && (
        <small className="ui-soft">
          {t(kind === 'tally' ? 'reg.figures.tally' : `reg.figures.${kind}`, { count: sayNumber(all.of, language) })}
        </small>
      )}
      {target !== null && !all.few && (
        <small className={met ? 'desk-met' : 'desk-missed'}>
          {t(met ? 'reg.figures.met' : 'reg.figures.missed', { target: say({ value: target, of: 0, few: false }) })}
        </small>
      )}
    </>
  )
}

function ByCommunity({ ledger, figure }: { ledger: LedgerSeen; figure: EntryFigure }) {
  const t = useRegText()
  const names = useNames()
  const say = useSay(figure)
  const behind = useBehind(ledger, figure)
  if (figure.rows.length === 0) return null
  const most = Math.max(...figure.rows.map(row => row.value ?? 0), figure.kind === 'share' ? 1 : 0) || 1
  const rows = figure.rows.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
  return (
    <Panel title={figure.title}>
      <table className="desk-bars reg-bars">
        <caption className="ui-soft">{t('reg.figures.by')}</caption>
        <tbody>
          {rows.map(row => {
            const to = row.community ? behind(row.community) : undefined
            const name = row.community ? names(row.community) || t('reg.figures.former') : t('reg.figures.nowhere')
            return (
              <tr key={row.community ?? ''}>
                <th scope="row">{to ? <Link href={to}>{name}</Link> : name}</th>
                <td>
                  {!row.few && (
                    <span className="desk-bar-fill" style={{ width: `${(100 * Math.max(0, row.value ?? 0)) / most}%` }} />
                  )}
                </td>
                <td className="is-number">{say(row)}</td>
                <td className="is-number ui-soft">
                  {figure.kind === 'share' && !row.few && t('reg.figures.part', { of: row.of })}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Panel>
  )
}
