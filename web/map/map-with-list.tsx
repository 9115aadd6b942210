import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { OfficeMap } from './map.tsx'
import { useText } from './text.ts'
import type { InView, OfficeMapProps } from './types.ts'

const page = 40

type MapWithListProps = Omit<OfficeMapProps, 'listBeside' | 'hoverId' | 'onHover' | 'onView' | 'onGroup'> & {
  /** What the list is called. */
  heading: string
  /** One line of the list; a link or button inside it leads where a press on the point leads. */
  row: (id: string) => ReactNode
  /** Told which lines are listed, so that a page may fetch what it says about them. */
  onListed?: ((ids: readonly string[]) => void) | undefined
  /** What no point on the map stands for, such as cases without a place. */
  below?: ReactNode
}

/**
 * A map and the list that says the same: what lies in the part that is shown, loudest first, with how many there are.
 * What is looked at in one is marked in the other. The list alone is complete where no map can be drawn.
 */
export function MapWithList({ heading, row, onListed, below, ...map }: MapWithListProps) {
  const t = useText()
  const cases = map.cases ?? []
  const [view, setView] = useState<InView>()
  const [group, setGroup] = useState<readonly string[]>()
  const [hover, setHover] = useState<string>()
  const [most, setMost] = useState(page)
  const [wide, setWide] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const onView = useCallback((next: InView) => {
    setView(next)
    setGroup(undefined)
    setMost(page)
  }, [])
  const ids = group ?? view?.ids ?? cases.map(one => one.id)
  const listed = useMemo(() => ids.slice(0, most), [ids, most])
  const key = listed.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: told again only when other lines are listed
  useEffect(() => onListed?.(listed), [key])
  const onHover = useCallback((id: string | undefined) => {
    setHover(id)
    if (id === undefined) return
    list.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [])
  const left = ids.length - listed.length
  const beside = (
    <section className="ui-map-sheet" id="map-list" tabIndex={-1} aria-label={heading}>
      <header>
        <h2>{heading}</h2>
        <p role="status">
          {view ? t('map.view', { shown: ids.length, all: view.all }) : t('map.view.all', { all: cases.length })}
        </p>
        <button type="button" className="ui-map-wide" aria-pressed={wide} onClick={() => setWide(!wide)}>
          {t(wide ? 'map.list.narrow' : 'map.list.wide')}
        </button>
      </header>
      {listed.length === 0 && <p className="ui-soft">{t('map.list.none')}</p>}
      <ul ref={list}>
        {listed.map(id => (
          <li
            key={id}
            data-id={id}
            data-hover={id === hover || undefined}
            aria-current={id === map.currentId || undefined}
            onPointerEnter={() => setHover(id)}
            onPointerLeave={() => setHover(undefined)}
            onFocus={() => setHover(id)}
            onBlur={() => setHover(undefined)}
          >
            {row(id)}
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className="ui-map-more" onClick={() => setMost(most + page)}>
          {t('map.list.more', { count: Math.min(page, left) })}
        </button>
      )}
      {below}
    </section>
  )
  return (
    <div className="ui-map-with-list" data-wide={wide || undefined}>
      <a className="ui-map-skip" href="#map-list">
        {t('map.skip')}
      </a>
      <OfficeMap {...map} hoverId={hover} onHover={onHover} onView={onView} onGroup={setGroup} listBeside={beside} />
    </div>
  )
}
