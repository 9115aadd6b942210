import { useEffect, useRef, useState } from 'react'
import { language } from './preferences.ts'

/** The part of the Web Speech API used here; browsers that have it still name it their own way. */
type Recognition = {
  lang: string
  continuous: boolean
  interimResults: boolean
  onresult: ((event: { resultIndex: number; results: ArrayLike<{ isFinal: boolean; 0: { transcript: string } }> }) => void) | null
  onerror: (() => void) | null
  onend: (() => void) | null
  start(): void
  stop(): void
  abort(): void
}
type Maker = new () => Recognition

const maker = (): Maker | undefined => {
  const names = globalThis as { SpeechRecognition?: Maker; webkitSpeechRecognition?: Maker }
  return names.SpeechRecognition ?? names.webkitSpeechRecognition
}

export const canListen = () => maker() !== undefined

/** Turns speech into words where the browser can; each finished phrase is handed over as it comes. */
export function useVoice(onWords: (words: string) => void) {
  const [state, setState] = useState<'idle' | 'listening' | 'failed'>('idle')
  const current = useRef<Recognition>(undefined)
  const latest = useRef(onWords)
  useEffect(() => {
    latest.current = onWords
  })
  useEffect(() => () => current.current?.abort(), [])

  const start = () => {
    const Made = maker()
    if (!Made) return
    const recognition = new Made()
    recognition.lang = language.get() === 'zh' ? 'zh-CN' : 'en'
    recognition.continuous = true
    recognition.interimResults = false
    recognition.onresult = event => {
      for (const result of Array.from(event.results).slice(event.resultIndex))
        if (result.isFinal) latest.current(result[0].transcript)
    }
    recognition.onerror = () => setState('failed')
    recognition.onend = () => setState(now => (now === 'listening' ? 'idle' : now))
    current.current = recognition
    setState('listening')
    recognition.start()
  }
  return { state, start, stop: () => current.current?.stop() }
}
