import { useState } from 'react'
import type { Progress } from '../data/outbox.ts'
import { useText } from '../text.ts'

type Sending = { photo?: { number: number; count: number } | undefined }

/** What is being sent just now, in words for the eye and the screen reader. */
export function useSending() {
  const t = useText()
  const [progress, setProgress] = useState<Sending>()
  const words = !progress ? '' : progress.photo ? t('portal.report.sending.photos', progress.photo) : t('portal.report.sending')
  const run = async <T>(work: (show: Progress) => Promise<T>): Promise<T> => {
    setProgress({})
    try {
      return await work(photo => setProgress({ photo }))
    } finally {
      setProgress(undefined)
    }
  }
  return { progress, words, run }
}
