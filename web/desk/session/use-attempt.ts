import { useState } from 'react'
import { ApiError } from '../../shell/api.ts'

/** One try at a door: busy while it runs, the refusal afterwards, and from when the next try is heard. */
export function useAttempt() {
  const [error, setError] = useState<unknown>()
  const [closedUntil, setClosedUntil] = useState(0)
  const attempt = async (go: () => Promise<unknown>) => {
    setError(undefined)
    try {
      await go()
    } catch (caught) {
      setError(caught)
      const seconds = caught instanceof ApiError ? Number(caught.detail.seconds ?? 0) : 0
      if (seconds > 0) setClosedUntil(Date.now() + seconds * 1000)
    }
  }
  return { attempt, error, closedUntil }
}
