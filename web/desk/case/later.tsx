import { type ReactNode, useEffect, useState } from 'react'

const SOON = 220

/** What is costly to draw waits a moment, so that walking through a list by keyboard stays light; its room is kept. */
export function Later({ height, children }: { height: string; children: ReactNode }) {
  const [now, setNow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setNow(true), SOON)
    return () => clearTimeout(timer)
  }, [])
  return now ? children : <div style={{ height }} />
}
