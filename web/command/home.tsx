import { useEffect, useState, useSyncExternalStore } from 'react'
import { Skeleton } from '../shell/ui/skeleton.tsx'
import { useWall } from './data/wall.ts'
import { OpenContext, type Opened } from './panel/opened.ts'
import { SidePanel } from './panel/side-panel.tsx'
import { SmallScreen } from './small/small-screen.tsx'
import { useText } from './text.ts'
import { WallScreen } from './wall/wall-screen.tsx'

/** Below this a wall's picture would be too small to read: the same facts as cards. */
const wide = matchMedia('(min-width: 1180px) and (min-height: 600px)')
const subscribe = (listener: () => void) => {
  wide.addEventListener('change', listener)
  return () => wide.removeEventListener('change', listener)
}

export function Home() {
  const t = useText()
  const { known, words } = useWall()
  const isWall = useSyncExternalStore(subscribe, () => wide.matches)
  const [opened, open] = useState<Opened>()
  useEffect(() => {
    document.title = [t('command.title'), words.office].filter(Boolean).join(' · ')
  }, [t, words.office])
  if (!known.summary)
    return (
      <main className="cc-alone" aria-busy="true">
        <p>{t('command.waiting')}</p>
        <Skeleton lines={6} />
      </main>
    )
  return (
    <OpenContext value={open}>
      {isWall ? <WallScreen resting={opened === undefined} /> : <SmallScreen />}
      <SidePanel opened={opened} onClose={() => open(undefined)} />
    </OpenContext>
  )
}
