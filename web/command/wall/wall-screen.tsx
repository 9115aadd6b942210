import { lazy, Suspense, useEffect, useRef } from 'react'
import { sayExactly, sayTime } from '../../shell/dates.ts'
import { useLanguage, useTheme } from '../../shell/preferences.ts'
import { isDim, useSettings } from '../data/settings.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { moveBy } from '../parts/arrows.ts'
import { Due } from '../parts/due.tsx'
import { Duty } from '../parts/duty.tsx'
import { Figures } from '../parts/figures.tsx'
import { Handover } from '../parts/handover.tsx'
import { LineState } from '../parts/line-state.tsx'
import { Places } from '../parts/places.tsx'
import { Recover } from '../parts/recover.tsx'
import { Resources } from '../parts/resources.tsx'
import { Rising } from '../parts/rising.tsx'
import { useMinute } from '../parts/use-minute.ts'
import { WarningsStrip } from '../parts/warnings-strip.tsx'
import { useText } from '../text.ts'
import { useRotation } from './use-rotation.ts'
import './wall.css'

/** What the left column has room for: rows of today's promises, and of both lists together. */
const dueRows = 4
const leftRows = 7

const LiveMap = lazy(() => import('./live-map.tsx'))

/** Sets the root to the wall's scale and light for as long as the wall is shown. */
function useHung() {
  const { light, dim } = useSettings()
  const theme = useTheme()
  const now = useMinute()
  const hour = Number(sayTime(now, 'en').slice(0, 2))
  useEffect(() => {
    const root = document.documentElement
    root.dataset.face = 'wall'
    // The map is measured in pixels and not in letters: a finer screen enlarges it like everything else.
    root.style.setProperty('--map-enlarged', String(Math.max(1, Number.parseFloat(getComputedStyle(root).fontSize) / 16)))
    return () => {
      delete root.dataset.face
      root.style.removeProperty('--map-enlarged')
      delete root.dataset.dim
    }
  }, [])
  useEffect(() => {
    const root = document.documentElement
    const before = root.getAttribute('data-theme')
    // High contrast is asked for by a person, and stays.
    if (theme !== 'contrast') root.dataset.theme = light === 'day' ? 'light' : 'dark'
    return () => {
      if (before === null) root.removeAttribute('data-theme')
      else root.setAttribute('data-theme', before)
    }
  }, [light, theme])
  useEffect(() => {
    document.documentElement.toggleAttribute('data-dim', isDim(dim, hour))
  }, [dim, hour])
  // A pixel or two each minute, around the same middle.
  const step = Math.floor(now / 60_000)
  return { transform: `translate(${(step % 3) - 1}px, ${(Math.floor(step / 3) % 3) - 1}px)` }
}

/** The wall: five counts, today's promises, the map, what rises, who is on duty, what can be sent, and the handover. */
export function WallScreen({ resting }: { resting: boolean }) {
  const t = useText()
  const open = useOpen()
  const shift = useHung()
  const { community, turn, whole, toggle } = useRotation()
  const { name } = useWall()
  const due = useSummary().units.filter(unit => unit.due > 0).length
  const screen = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!resting) return
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest?.('.ui-map')) return
      const acts: Readonly<Record<string, () => void>> = { n: turn, '0': whole, r: toggle, s: () => open({ what: 'settings' }) }
      const act = acts[event.key.toLowerCase()]
      if (act) act()
      else if (!screen.current || !moveBy(event.key, screen.current)) return
      event.preventDefault()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [resting, open, turn, whole, toggle])
  const openPlace = (id: string) =>
    open({ what: 'records', title: `${t('command.figure.open')} · ${name(id)}`, figure: 'open', community: id })
  return (
    <div className="cc-screen">
      <main className="cc-wall" id="main" ref={screen} style={shift}>
        <Head community={community} />
        <WarningsStrip most={2} />
        <Figures community={community} />
        <div className="cc-columns">
          <div className="cc-column">
            <Due most={dueRows} />
            <Places most={leftRows - Math.min(dueRows, Math.max(1, due))} showing={community} />
            <Resources />
          </div>
          <div className="cc-column cc-middle">
            <Recover instead={<div className="cc-map" />}>
              <Suspense fallback={<div className="cc-map" />}>
                <LiveMap community={community} height="100%" onPlace={openPlace} />
              </Suspense>
            </Recover>
            <Rising most={3} />
          </div>
          <div className="cc-column">
            <Duty most={6} />
            <Handover most={4} />
          </div>
        </div>
      </main>
    </div>
  )
}

function Head({ community }: { community: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const open = useOpen()
  const { words, name, door } = useWall()
  const { rotate } = useSettings()
  const { viewer } = useSummary()
  return (
    <header className="cc-head">
      <h1>
        <span className="ui-seal" aria-hidden="true" lang="zh-CN">
          {t('shell.seal')}
        </span>
        {words.office}
        <span className="cc-head-title">{t('command.title')}</span>
      </h1>
      {(community !== undefined || rotate > 0) && (
        <p className="cc-head-view">
          <span className="cc-soft">{t('command.show')}</span> {community === undefined ? t('command.whole') : name(community)}
        </p>
      )}
      <nav aria-label={t('command.pages')}>
        {door.key === null && viewer === 'staff' && <a href="/desk/">{t('command.desk')}</a>}
        <button type="button" className="cc-open" onClick={() => open({ what: 'settings' })}>
          {t('command.settings')}
        </button>
      </nav>
      <LineState />
      <p className="cc-clock">
        <span>{sayExactly(now, language).slice(0, -6)}</span>
        <strong>{sayTime(now, language)}</strong>
      </p>
    </header>
  )
}
