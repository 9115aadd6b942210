import { useState } from 'react'
import type { LookList, LookRow } from '#contract/published'
import { api } from '../../shell/api.ts'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { useKeys } from '../../shell/use-keys.ts'
import { useLoad } from '../../shell/use-load.ts'
import { useNow } from '../../shell/use-now.ts'
import { LookCard } from './look-card.tsx'
import { useText } from './text.ts'

type View = 'waiting' | 'shown' | 'withheld'

/** The list and, beside it, the one being looked at. What is decided makes way for the next. */
export function Looks({ view }: { view: View }) {
  const t = useText()
  const [number, setNumber] = useState('')
  const [asked, setAsked] = useState('')
  const [after, setAfter] = useState<string>()
  const [current, setCurrent] = useState<string>()
  const [done, setDone] = useState<Readonly<Record<string, LookRow>>>({})
  const { data, error, loading, reload } = useLoad(`looks/${view}/${asked}/${after ?? ''}`, signal =>
    api.get<LookList>('/published/looks', { query: { view, number: asked || undefined, after }, signal }),
  )
  const rows = (data?.rows ?? []).flatMap(row => {
    const settled = done[row.id]
    return settled === undefined ? [row] : view === 'waiting' && !asked ? [] : [settled]
  })
  const at = Math.max(
    0,
    rows.findIndex(row => row.id === current),
  )
  const shown = rows[at]
  const move = (by: number) => setCurrent(rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.id)
  // On a narrow screen the one that was picked stands below the list.
  const pick = (id: string) => {
    setCurrent(id)
    requestAnimationFrame(() => void document.querySelector('.looks-card')?.scrollIntoView({ block: 'nearest' }))
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  const settle = (row: LookRow) => {
    setCurrent(rows[at + 1]?.id ?? rows[at - 1]?.id)
    setDone(before => ({ ...before, [row.id]: row }))
    // The page is used up: there may be more behind it.
    if (view === 'waiting' && rows.length <= 1) {
      setDone({})
      reload()
    }
  }
  return (
    <>
      <form
        className="looks-find"
        onSubmit={event => {
          event.preventDefault()
          setAsked(number.trim())
        }}
      >
        <input
          type="search"
          className="ui-control"
          aria-label={t('looks.number')}
          placeholder={t('looks.number')}
          value={number}
          maxLength={30}
          onChange={event => {
            setNumber(event.target.value)
            if (event.target.value === '') setAsked('')
          }}
        />
        <Button submit size="small">
          {t('looks.find')}
        </Button>
        <span className="ui-soft">{t('looks.keys')}</span>
      </form>
      {error !== undefined && !loading && <ErrorNote error={error} retry={reload} />}
      {!data && loading && <Skeleton lines={8} />}
      {data && rows.length === 0 && !loading && (
        <EmptyState title={t(view === 'waiting' ? 'looks.empty.waiting' : 'looks.empty.other')}>
          {t(asked ? 'looks.empty.number' : view === 'waiting' ? 'looks.empty.waiting.lead' : 'looks.empty.other.lead')}
        </EmptyState>
      )}
      {shown && (
        <div className="looks">
          <ul className="looks-list">
            {rows.map(row => (
              <li key={row.id}>
                <Line row={row} current={row.id === shown.id} onPick={() => pick(row.id)} />
              </li>
            ))}
            {data?.next && (
              <li>
                <Button size="small" onPress={() => setAfter(data.next ?? undefined)}>
                  {t('looks.more')}
                </Button>
              </li>
            )}
          </ul>
          <LookCard key={`${shown.id} ${shown.version}`} row={shown} onSettled={settle} />
        </div>
      )}
    </>
  )
}

function Line({ row, current, onPick }: { row: LookRow; current: boolean; onPick: () => void }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const tags = [
    row.offered && t('looks.offered'),
    row.answer !== null && row.decision === null && t('looks.ended'),
    row.decision !== null && row.decision !== 'waiting' && t(`looks.decided.${row.decision}`),
  ].filter(tag => tag !== false)
  return (
    <button type="button" className="looks-line" aria-current={current || undefined} onClick={onPick}>
      <span lang="zh-CN">{row.words || t('looks.nothing')}</span>
      <small>{[row.community, sayMoment(row.filedAt, now, language), ...tags].filter(Boolean).join(' · ')}</small>
    </button>
  )
}
