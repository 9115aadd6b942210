import { ApiError, api } from '../../shell/api.ts'

const KEPT = 'linli.grid.leaving'
const PATIENCE = 4000

/** Somebody signed out without a signal: the session is ended as soon as the office can be reached. */
export function rememberLeaving(): void {
  localStorage.setItem(KEPT, '1')
  addEventListener('online', () => void finishLeaving(), { once: true })
}

const pause = (milliseconds: number) => new Promise<'late'>(resolve => setTimeout(() => resolve('late'), milliseconds))

/** @returns false when somebody is still to be signed out, as the office could not be reached */
export async function finishLeaving(): Promise<boolean> {
  if (localStorage.getItem(KEPT) === null) return true
  const over = api.remove('/session').then(
    () => true,
    error => error instanceof ApiError && error.status === 401,
  )
  if ((await Promise.race([over, pause(PATIENCE)])) !== true) {
    addEventListener('online', () => void finishLeaving(), { once: true })
    return false
  }
  localStorage.removeItem(KEPT)
  return true
}
