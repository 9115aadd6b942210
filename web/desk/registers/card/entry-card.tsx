import { lazy, type ReactNode, Suspense, useState } from 'react'
import { Link } from 'wouter'
import type { EntryDetail } from '#contract/entries'
import { useLanguage } from '../../../shell/preferences.ts'
import { sayList } from '../../../shell/say-list.ts'
import { ErrorNote } from '../../../shell/ui/error-note.tsx'
import { Facts } from '../../../shell/ui/facts.tsx'
import { Skeleton } from '../../../shell/ui/skeleton.tsx'
import { When } from '../../../shell/ui/when.tsx'
import { Sources } from '../../data/sources.tsx'
import { useEntry } from '../data/calls.ts'
import { partsOf } from '../data/columns.ts'
import type { LedgerSeen } from '../data/ledger.ts'
import { FreshChip } from '../parts/freshness.tsx'
import { LinkedValue } from '../parts/value.tsx'
import { useRegText } from '../text.ts'
import { CardActs } from './card-acts.tsx'
import { EntryMap } from './entry-map.tsx'
import { Freshness } from './freshness-line.tsx'
import { NamedBy } from './named-by.tsx'
import { useSource } from './source.ts'

const Agreed = lazy(() => import('../../personal/entry-panel.tsx'))

type EntryCardProps = { ledger: LedgerSeen; id: string; beside?: boolean }

/** Everything about one entry: what it is, where it lies, how fresh that is, what names it and where it came from. */
export function EntryCard({ ledger, id, beside = false }: EntryCardProps) {
  const { data, error, refetch } = useEntry(ledger.name, id)
  const [revealed, setRevealed] = useState<EntryDetail>()
  if (error) return <ErrorNote error={error} retry={() => refetch()} />
  if (!data) return <Skeleton lines={8} />
  // What was revealed holds for the version it was revealed of.
  const shown = revealed?.version === data.version ? revealed : data
  return (
    <Sources programme={ledger.programme}>
      <article className="reg-card" aria-label={data.name}>
        <header>
          <Heading level={beside ? 2 : 1}>{data.name || data.key}</Heading>
          <p className="reg-card-line">
            <FreshChip row={data} />
            {data.key !== data.name && <span className="reg-key">{data.key}</span>}
            {data.unplaced && <Unplaced />}
          </p>
        </header>
        <Gone entry={data} ledger={ledger} />
        <Freshness ledger={ledger} entry={data} />
        <CardActs ledger={ledger} entry={data} isRevealed={shown !== data} onRevealed={setRevealed} beside={beside} />
        <Columns ledger={ledger} entry={shown} />
        <NamedBy entry={data} />
        <Suspense>
          <Agreed register={ledger.name} columns={ledger.def.columns} id={data.id} version={data.version} />
        </Suspense>
        <Foot entry={data} />
      </article>
    </Sources>
  )
}

const Heading = ({ level, children }: { level: 1 | 2; children: ReactNode }) =>
  level === 1 ? <h1>{children}</h1> : <h2>{children}</h2>

function Unplaced() {
  const t = useRegText()
  return <span className="reg-warn">{t('reg.unplaced')}</span>
}

/** Why an entry stands no longer. */
function Gone({ entry, ledger }: { entry: EntryDetail; ledger: LedgerSeen }) {
  const t = useRegText()
  if (entry.archivedAt === null) return null
  return (
    <p className="reg-gone" role="status">
      {entry.mergedInto ? (
        <>
          {t('reg.merged.into')} <Link href={`/${ledger.name}/${entry.mergedInto}`}>{t('reg.merged.see')}</Link>
        </>
      ) : (
        <>
          {t('reg.archived.since')} <When at={entry.archivedAt} />
        </>
      )}
    </p>
  )
}

/** The columns by what they are about; a value nobody gave is left out, and said to be missing at the end. */
function Columns({ ledger, entry }: { ledger: LedgerSeen; entry: EntryDetail }) {
  const t = useRegText()
  const language = useLanguage()
  const { columns } = ledger.def
  const has = (key: string) => entry.data[key] !== undefined && entry.data[key] !== null
  const missing = Object.keys(columns).filter(key => !has(key) && !columns[key]?.when)
  return (
    <>
      <div className="reg-parts">
        {partsOf(columns).map(({ part, keys }) => {
          const filled = keys.filter(has)
          if (filled.length === 0) return null
          return (
            <section key={part} aria-label={t(`reg.part.${part}`)}>
              <h3>{t(`reg.part.${part}`)}</h3>
              <Facts
                facts={filled.map(key => [
                  columns[key]?.title ?? key,
                  <LinkedValue key={key} ledger={ledger} column={key} value={entry.data[key]} names={entry.names} />,
                ])}
              />
              {part === 'where' && <EntryMap entry={entry} />}
            </section>
          )
        })}
      </div>
      {missing.length > 0 && (
        <p className="ui-soft">
          {t('reg.missing', {
            columns: sayList(
              missing.map(key => columns[key]?.title ?? key),
              language,
            ),
          })}
        </p>
      )}
    </>
  )
}

function Foot({ entry }: { entry: EntryDetail }) {
  const t = useRegText()
  const source = useSource()
  return (
    <p className="ui-soft reg-foot">
      {entry.changedBy ? t('reg.changed.by', { who: entry.changedBy }) : t('reg.changed')} <When at={entry.changedAt} />
      {' · '}
      {source(entry.source)}
    </p>
  )
}
