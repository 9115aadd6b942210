import { useEffect, useState } from 'react'
import { useText } from '../text.ts'

const left = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1000))

/** Seconds until the next try is heard, counted down in sight. */
export function useSecondsLeft(until: number): number {
  const [seconds, setSeconds] = useState(() => left(until))
  useEffect(() => {
    setSeconds(left(until))
    const timer = setInterval(() => setSeconds(left(until)), 500)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}

export function ClosedDoor({ seconds }: { seconds: number }) {
  const t = useText()
  if (seconds === 0) return null
  return (
    <p className="desk-door-wait" role="timer">
      {t('desk.signin.wait', { count: seconds })}
    </p>
  )
}
