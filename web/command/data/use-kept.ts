import { useEffect } from 'react'
import { useLoad } from '../../shell/use-load.ts'

const again = 5000

/** Loads what stays the same, and tries again by itself when it could not be had. */
export function useKept<T>(key: string, load: (signal: AbortSignal) => Promise<T>): T | undefined {
  const { data, error, reload } = useLoad(key, load)
  useEffect(() => {
    if (error === undefined || data !== undefined) return
    const timer = setTimeout(reload, again)
    return () => clearTimeout(timer)
  }, [error, data, reload])
  return data
}
