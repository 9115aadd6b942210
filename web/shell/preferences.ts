import { useSyncExternalStore } from 'react'
import type { Language } from './i18n/catalogue.ts'

export type Theme = 'auto' | 'light' | 'dark' | 'contrast'
export type Size = 'normal' | 'elder'

type Preference<T extends string> = { get: () => T; set: (value: T) => void; use: () => T }

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A choice kept on this device. Where storage is forbidden it lasts as long as the page. */
function preference<T extends string>(
  name: string,
  allowed: readonly T[],
  fallback: T,
  apply: (value: T) => void,
): Preference<T> {
  const key = `linli.${name}`
  const listeners = new Set<() => void>()
  const known = (value: string | null): T | undefined => allowed.find(one => one === value)
  const inBrowser = typeof document !== 'undefined'
  const asked = inBrowser ? new URLSearchParams(location.search).get(name) : null
  let current = known(asked) ?? (inBrowser ? known(stored(key)) : undefined) ?? fallback
  if (inBrowser) apply(current)
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const get = () => current
  return {
    get,
    set(value) {
      current = value
      apply(value)
      try {
        localStorage.setItem(key, value)
      } catch {
        // Storage is forbidden: the choice still holds for this page.
      }
      for (const listener of listeners) listener()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}

function mark(attribute: string, value: string | undefined) {
  if (value) document.documentElement.setAttribute(attribute, value)
  else document.documentElement.removeAttribute(attribute)
}

export const language = preference<Language>('language', ['zh', 'en'], 'zh', value =>
  mark('lang', value === 'zh' ? 'zh-CN' : 'en'),
)

export const theme = preference<Theme>('theme', ['auto', 'light', 'dark', 'contrast'], 'auto', value => {
  const wantsContrast = value === 'auto' && matchMedia('(prefers-contrast: more)').matches
  mark('data-theme', wantsContrast ? 'contrast' : value === 'auto' ? undefined : value)
})

export const size = preference<Size>('size', ['normal', 'elder'], 'normal', value =>
  mark('data-size', value === 'elder' ? 'elder' : undefined),
)

export const useLanguage = language.use
export const useTheme = theme.use
export const useSize = size.use
