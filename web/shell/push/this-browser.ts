import type { PushSubscriptionBody } from '#contract/telling'

/** Can this browser show what the office pushes, also when no page of it is open? */
export const canPush = (): boolean => 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis

// A folder no page lies in: the worker shows pushes and answers for nothing else.
const scope = '/push/'
const register = () => navigator.serviceWorker.register('/push-sw.js', { scope })

const bytes = (key: string): Uint8Array<ArrayBuffer> => {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, letter => letter.charCodeAt(0))
}

/** Asks the person, then the browser's push service. @returns null when the person said no */
export async function subscribeHere(pushKey: string): Promise<PushSubscriptionBody | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  const registration = await register()
  await activeIn(registration)
  const before = await registration.pushManager.getSubscription()
  const wanted = bytes(pushKey)
  const same =
    before?.options.applicationServerKey && new Uint8Array(before.options.applicationServerKey).join() === wanted.join()
  if (before && !same) await before.unsubscribe()
  const made =
    same && before ? before : await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: wanted })
  return made.toJSON() as PushSubscriptionBody
}

function activeIn({ installing, waiting, active }: ServiceWorkerRegistration): Promise<void> {
  const worker = installing ?? waiting
  if (active || !worker) return Promise.resolve()
  return new Promise(resolve => worker.addEventListener('statechange', () => worker.state === 'activated' && resolve()))
}
