import { useEffect } from 'react'
import { useLanguage, useSize, useTheme } from '../../shell/preferences.ts'

/** Tells the server how this reader wants pages drawn, so that the next one comes right before any script. */
export function useLookCookie(): void {
  const look = [useLanguage(), useSize(), useTheme()].join('.')
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the store for cookies is younger than the browsers we serve
    document.cookie = `linli_look=${look};path=/;max-age=31536000;samesite=lax`
  }, [look])
}
