import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { sayExactly } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { LanguageSwitch } from '../../shell/ui/switches.tsx'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { Block } from '../parts/block.tsx'
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
import './small.css'

const LiveMap = lazy(() => import('../wall/live-map.tsx'))

/** The wall's sister for a leader's phone: the same facts as cards, one below the other. */
export function SmallScreen() {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const { words, door } = useWall()
  const { viewer } = useSummary()
  return (
    <div className="cc-small">
      <header className="cc-small-head">
        <h1>
          <span className="ui-seal" aria-hidden="true" lang="zh-CN">
            {t('shell.seal')}
          </span>
          {words.office}
        </h1>
        <p className="cc-soft">{sayExactly(now, language)}</p>
        <LineState />
      </header>
      <main id="main">
        <WarningsStrip most={3} />
        <Figures />
        <div className="cc-cards">
          <Due most={6} />
          <Rising most={5} />
          <Places most={6} />
          <MapCard />
          <Duty most={6} />
          <Handover most={4} />
          <Resources />
        </div>
      </main>
      <footer className="cc-small-foot">
        {door.key === null && viewer === 'staff' && (
          <nav aria-label={t('command.pages')}>
            <Link href="/log">{t('command.log')}</Link>
            <Link href="/warnings">{t('command.warnings')}</Link>
            <a href="/desk/">{t('command.desk')}</a>
          </nav>
        )}
        <LanguageSwitch />
      </footer>
    </div>
  )
}

/** On a phone the map comes when it is asked for: the list of communities says the same and costs nothing. */
function MapCard() {
  const t = useText()
  const open = useOpen()
  const { name } = useWall()
  const [shown, setShown] = useState(false)
  const openPlace = (id: string) =>
    open({ what: 'records', title: `${t('command.figure.open')} · ${name(id)}`, figure: 'open', community: id })
  return (
    <Block title={t('command.map')} className="cc-map-card">
      {shown ? (
        <Recover instead={<div className="cc-map" />}>
          <Suspense fallback={<div className="cc-map" />}>
            <LiveMap height="min(26rem, 70vh)" onPlace={openPlace} />
          </Suspense>
        </Recover>
      ) : (
        <Button size="wide" onPress={() => setShown(true)}>
          {t('shell.map')}
        </Button>
      )}
    </Block>
  )
}
