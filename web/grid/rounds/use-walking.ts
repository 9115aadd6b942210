import { useEffect, useState } from 'react'
import { closePatrol, endIfOver, noPosition, openPatrol, usePatrol, walkTo } from './keep-patrol.ts'

const EVERY = 60_000

function useInSight(): boolean {
  const [inSight, setInSight] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setInSight(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return inSight
}

/** Watches where the phone is while a walk was started, is not paused and the page is in sight; at no other time. */
export function useWalking(person: string): void {
  useEffect(() => {
    if (person) void openPatrol()
    const timer = setInterval(() => void endIfOver(), EVERY)
    return () => {
      clearInterval(timer)
      closePatrol()
    }
  }, [person])
  const { patrol } = usePatrol()
  const inSight = useInSight()
  const watches = patrol !== undefined && patrol.pausedAt === undefined && inSight
  useEffect(() => {
    if (!watches) return
    if (!('geolocation' in navigator)) return noPosition()
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => walkTo({ at: [coords.longitude, coords.latitude], accuracy: Math.round(coords.accuracy) }),
      noPosition,
      { enableHighAccuracy: true, maximumAge: 5000 },
    )
    return () => navigator.geolocation.clearWatch(watch)
  }, [watches])
}
