import { useEffect } from 'react'
import { useRegText } from '../text.ts'

/** The title of the browser tab, for pages that draw their own heading. */
export function usePageTitle(title: string): void {
  const t = useRegText()
  useEffect(() => {
    document.title = `${title} · ${t('shell.brand')}`
  }, [title, t])
}
