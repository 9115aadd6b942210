import { useEffect } from 'react'
import { showKeptPhotos } from '../store/photos.ts'
import { openQueue, sendAll } from './queue.ts'

const EVERY = 15_000

/** Sends by itself whenever there is a chance: at the start, when the signal is back, when the page is looked at again. */
export function useKeepSending(person: string) {
  useEffect(() => {
    void openQueue(person).then(showKeptPhotos).then(sendAll)
    const wake = () => {
      if (document.visibilityState === 'visible') void sendAll()
    }
    const timer = setInterval(wake, EVERY)
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', wake)
    return () => {
      clearInterval(timer)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', wake)
    }
  }, [person])
}
