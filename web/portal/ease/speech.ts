import { useEffect, useRef, useState } from 'react'
import type { Language } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'

/** One thing to be read, and where it stands. */
type Passage = { readonly text: string; readonly at: HTMLElement }

const blocks = 'h1,h2,h3,h4,p,li,dt,dd,label,legend,summary,output,button,a,th,td,blockquote'
const unread = '[hidden],[aria-hidden="true"],.ui-hidden,script,style,select,textarea'

/** What stands on the page, in order, as somebody would read it aloud: each block's own words once. */
export function passagesIn(root: HTMLElement): Passage[] {
  const passages: { text: string; at: HTMLElement }[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim()
    const parent = node.parentElement
    if (!text || !parent || parent.closest(unread) || parent.getClientRects().length === 0) continue
    const at = parent.closest<HTMLElement>(blocks) ?? parent
    const last = passages.at(-1)
    if (last?.at === at) last.text += ` ${text}`
    else passages.push({ text, at })
  }
  return passages
}

const canSpeak = () => 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis

/** A voice of the language; browsers tell their voices a moment after they are asked first. */
async function voiceFor(language: Language): Promise<SpeechSynthesisVoice | undefined> {
  const find = () => speechSynthesis.getVoices().find(voice => voice.lang.toLowerCase().startsWith(language))
  for (let tries = 0; tries < 8; tries += 1) {
    const found = find()
    if (found) return found
    await new Promise(resolve => setTimeout(resolve, 120))
  }
  return undefined
}

export type Reading = 'silent' | 'reading' | 'no-voice'

/** Reads the main part of the page aloud from its top, marking and following what is read. Stops when the page changes. */
export function useReadAloud(path: string) {
  const language = useLanguage()
  const [state, setState] = useState<Reading>('silent')
  const turn = useRef(0)

  const stop = () => {
    turn.current += 1
    if (canSpeak()) speechSynthesis.cancel()
    document.querySelector('.p-read')?.classList.remove('p-read')
    setState(now => (now === 'reading' ? 'silent' : now))
  }
  const latest = useRef(stop)
  useEffect(() => {
    latest.current = stop
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page or language ends the reading
  useEffect(() => () => latest.current(), [path, language])

  const start = async () => {
    const mine = ++turn.current
    const voice = canSpeak() ? await voiceFor(language) : undefined
    const main = document.getElementById('main')
    if (turn.current !== mine) return
    if (!voice || !main) return setState('no-voice')
    setState('reading')
    for (const { text, at } of passagesIn(main)) {
      if (turn.current !== mine) return
      at.classList.add('p-read')
      at.scrollIntoView({ block: 'center' })
      await say(text, voice)
      at.classList.remove('p-read')
    }
    if (turn.current === mine) setState('silent')
  }
  return { state, start, stop }
}

function say(text: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise(resolve => {
    const words = new SpeechSynthesisUtterance(text)
    words.voice = voice
    words.lang = voice.lang
    words.rate = 0.9
    words.onend = () => resolve()
    words.onerror = () => resolve()
    speechSynthesis.speak(words)
  })
}
