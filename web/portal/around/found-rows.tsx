import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { NearRow } from '#contract/near'
import { useLanguage, useSize } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { usePortal } from '../data/office.ts'
import { stateTone } from '../status/say-state.ts'
import { sayDays, sayKind, sayWhere } from './say-near.ts'
import type { Spot } from './spot.ts'
import { useText } from './text.ts'

const NearMap = lazy(() => import('./near-map.tsx'))

type Props<Row> = {
  readonly spot: Spot
  readonly rows: readonly Row[]
  readonly more: (() => void) | undefined
  /** The heading of a row, from the words for its kind; those words alone where it leads nowhere. */
  readonly head?: (row: Row, kind: string) => ReactNode
  readonly body?: (row: Row) => ReactNode
}

/** Matters that were found: a list first, and the map that says the same when it is asked for. */
export function FoundRows<Row extends NearRow>({ spot, rows, more, head, body }: Props<Row>) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { types } = usePortal()
  const elder = useSize() === 'elder'
  const [mapped, setMapped] = useState(!elder && matchMedia('(min-width: 64rem)').matches)
  const [current, setCurrent] = useState<string>()
  const pick = (ref: string) => {
    setCurrent(ref)
    const line = document.getElementById(`near-${ref}`)
    line?.scrollIntoView({ block: 'center' })
    line?.focus({ preventScroll: true })
  }
  return (
    <>
      <div className="ui-row">
        <p role="status">{t('around.near.shown', { count: rows.length })}</p>
        <Button onPress={() => setMapped(!mapped)}>{t(mapped ? 'around.near.nomap' : 'around.near.map')}</Button>
      </div>
      <div className={mapped ? 'p-near-both' : undefined}>
        {mapped && (
          <Suspense fallback={<Skeleton lines={6} />}>
            <NearMap spot={spot} rows={rows} onPick={pick} />
          </Suspense>
        )}
        <ul className="p-near">
          {rows.map(row => {
            const def = types.find(one => one.type === row.type)?.def
            const kind = sayKind(row, types)
            return (
              <li key={row.ref} id={`near-${row.ref}`} tabIndex={-1} aria-current={row.ref === current || undefined}>
                <h2>{head ? head(row, kind) : kind}</h2>
                {def && (
                  <StateChip tone={stateTone(def, row.state, null, now)}>{def.states[row.state]?.title ?? row.state}</StateChip>
                )}
                {body?.(row)}
                <p>{sayWhere(row, t)}</p>
                <p className="ui-soft">{sayDays(row, now, language, t, def?.states[row.state]?.ends === 'done')}</p>
              </li>
            )
          })}
        </ul>
      </div>
      {more && (
        <Button size="wide" onPress={more}>
          {t('around.near.more')}
        </Button>
      )}
    </>
  )
}
