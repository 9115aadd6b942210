import { useEffect, useSyncExternalStore } from 'react'
import { sendWaiting, useOutbox } from './data/outbox.ts'
import { useText } from './text.ts'

const RETRY = 30_000

function subscribe(listener: () => void) {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

const useOnline = () => useSyncExternalStore(subscribe, () => navigator.onLine)

/** Says so while there is no connection, and sends what waits as soon as there is one. */
export function Connection() {
  const t = useText()
  const online = useOnline()
  const waits = useOutbox().some(one => !one.problem)

  useEffect(() => {
    if (!online || !waits) return
    const send = () => void sendWaiting()
    const back = () => document.visibilityState === 'visible' && send()
    send()
    const timer = setInterval(send, RETRY)
    document.addEventListener('visibilitychange', back)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', back)
    }
  }, [online, waits])

  return <div role="status">{!online && <p className="p-offline">{t('portal.offline')}</p>}</div>
}
