import { useEffect, useState } from 'react'
import { inWords, sayAmount } from '../../shell/dates.ts'
import { clockOffset } from '../../shell/office-clock.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Facts } from '../../shell/ui/facts.tsx'
import { Panel } from '../../shell/ui/page.tsx'
import { useStoreState } from '../store/state.ts'
import { useText } from '../text.ts'

type Room = { readonly promised: boolean; readonly used: number; readonly left: number }

async function lookAtRoom(): Promise<Room | undefined> {
  if (!navigator.storage?.estimate) return undefined
  const [{ usage = 0, quota = 0 }, promised] = await Promise.all([navigator.storage.estimate(), navigator.storage.persisted()])
  const megabytes = (bytes: number) => Math.round(bytes / 100_000) / 10
  return { promised, used: megabytes(usage), left: megabytes(Math.max(0, quota - usage)) }
}

/** How this phone keeps things, in words: what is safe, what is not, how much room there is, whether its clock is right. */
export function PhoneFacts() {
  const t = useText()
  const language = useLanguage()
  const state = useStoreState()
  const [room, setRoom] = useState<Room>()
  useEffect(() => {
    lookAtRoom().then(setRoom, () => undefined)
  }, [])
  const offset = clockOffset()
  const span = sayAmount(inWords(Math.round(offset / 60_000) * 60_000), language)
  const opens = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null
  return (
    <Panel title={t('grid.me.phone')}>
      <Facts
        facts={[
          [t('grid.me.phone.state'), t(`grid.me.phone.${state}`)],
          [t('grid.me.phone.promise'), room && t(room.promised ? 'grid.me.phone.promise.yes' : 'grid.me.phone.promise.no')],
          [t('grid.me.phone.room'), room && t('grid.me.phone.room.of', { used: room.used, left: room.left })],
          [
            t('grid.me.phone.clock'),
            offset === 0
              ? t('grid.me.phone.clock.right')
              : t(offset < 0 ? 'grid.me.phone.clock.fast' : 'grid.me.phone.clock.slow', { span }),
          ],
          [t('grid.me.phone.offline'), t(opens ? 'grid.me.phone.offline.yes' : 'grid.me.phone.offline.no')],
        ]}
      />
    </Panel>
  )
}
