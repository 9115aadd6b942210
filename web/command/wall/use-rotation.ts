import { useCallback, useEffect, useMemo, useState } from 'react'
import { setSettings, useSettings } from '../data/settings.ts'
import { useSummary } from '../data/wall.ts'

/** Which community is in view: the whole street, one chosen by hand, or one after the other. */
export function useRotation() {
  const { rotate } = useSettings()
  const { communities, names } = useSummary()
  const places = useMemo(
    () =>
      communities
        .flatMap(one => one.place ?? [])
        .sort((a, b) => (names[a]?.name ?? '').localeCompare(names[b]?.name ?? '', 'zh-CN')),
    [communities, names],
  )
  const [at, setAt] = useState(0)
  const many = places.length + 1
  const turn = useCallback(() => setAt(n => (n + 1) % many), [many])
  useEffect(() => {
    if (rotate === 0) return
    const timer = setInterval(turn, rotate * 1000)
    return () => clearInterval(timer)
  }, [rotate, turn])
  const whole = useCallback(() => setAt(0), [])
  const toggle = useCallback(() => setSettings({ rotate: rotate === 0 ? 30 : 0 }), [rotate])
  return { community: at === 0 ? undefined : places[(at - 1) % Math.max(1, places.length)], turn, whole, toggle }
}
