import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import type { AlertSettings } from '#contract/alerts'
import type { notice } from '#contract/office'
import { toOfficeClock } from '../../fields/office-clock.ts'
import { api } from '../../shell/api.ts'
import { useText } from '../text.ts'
import { useBarText } from './text.ts'

export type Notice = (typeof notice)['_output']

export const noticeKinds = [
  'Assigned',
  'TasksCalled',
  'Commented',
  'Warned',
  'WentLate',
  'MoreTimeAsked',
  'MoreTimeAnswered',
  'StepRefused',
  'Attached',
  'Digest',
  'WebhookPaused',
  'ReportAsked',
  'TableHandedOut',
  'CircularAsked',
  'PlanBehind',
  'PlanAsks',
  'AppraisalOpened',
  'AppraisalJudge',
  'AppraisalShown',
  'AppraisalLastDay',
  'AppraisalOwed',
  'AppraisalObjected',
  'AppraisalAnswered',
  'AppraisalFixed',
  'AppraisalWithdrawn',
  'NotSolved',
  'Urged',
] as const
export const knownKind = (kind: string) => noticeKinds.find(one => one === kind) ?? 'other'

export const useNotices = () =>
  useQuery({ queryKey: ['notices'], queryFn: ({ signal }) => api.get<Notice[]>('/me/notices', { signal }) })

export const useAlertSettings = () =>
  useQuery({
    queryKey: ['alerts'],
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<AlertSettings>('/me/alerts', { signal }),
  })

export const canPopUp = () => typeof Notification !== 'undefined'

/** Is it a quiet hour? `from` after `to` means over midnight. */
export function isQuiet({ quiet }: AlertSettings, time: string): boolean {
  if (!quiet || quiet.from === quiet.to) return false
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to
}

/** What is to be said aloud of these: unread, new since last time, not muted, and not in quiet hours. */
export function toTell(
  notices: readonly Notice[],
  settings: AlertSettings,
  known: ReadonlySet<string>,
  time: string,
): readonly Notice[] {
  if (isQuiet(settings, time)) return []
  return notices.filter(one => one.readAt === null && !known.has(one.id) && !settings.muted.includes(one.kind))
}

/** A short soft sound, made here: nothing to load. */
function sound() {
  const context = new AudioContext()
  const tone = context.createOscillator()
  const volume = context.createGain()
  tone.frequency.value = 660
  volume.gain.setValueAtTime(0.08, context.currentTime)
  volume.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 0.4)
  tone.connect(volume).connect(context.destination)
  tone.onended = () => void context.close()
  tone.start()
  tone.stop(context.currentTime + 0.4)
}

/** Tells of what is new while the person looks elsewhere. Only the number is shown, never what a case says. */
export function useAlerts(notices: readonly Notice[] | undefined) {
  const t = useText()
  const b = useBarText()
  const [, navigate] = useLocation()
  const { data: settings } = useAlertSettings()
  const known = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!notices || !settings) return
    if (known.current) {
      const fresh = document.hasFocus() ? [] : toTell(notices, settings, known.current, toOfficeClock(Date.now()).slice(11))
      const [first] = fresh
      if (first && settings.sound) sound()
      if (first && settings.popUp && canPopUp() && Notification.permission === 'granted') {
        const what = t(`desk.notice.${knownKind(first.kind)}`)
        const title =
          fresh.length > 1
            ? b('bar.notices.arrived', { count: fresh.length })
            : b('bar.notices.new', { what, number: String(first.payload.number ?? '') })
        const shown = new Notification(title, { tag: 'linli', lang: document.documentElement.lang })
        shown.onclick = () => {
          window.focus()
          if (first.case) navigate(`/case/${first.case}`)
          shown.close()
        }
      }
    }
    known.current = new Set(notices.map(one => one.id))
  }, [notices, settings, t, b, navigate])
}

/** The count before the title of the page, so that it is seen on the tab. */
export function useTitleBadge(count: number) {
  useEffect(() => {
    const bare = () => document.title.replace(/^\(\d+\+?\) /, '')
    const write = () => {
      const wanted = count > 0 ? `(${count > 99 ? '99+' : count}) ${bare()}` : bare()
      if (document.title !== wanted) document.title = wanted
    }
    write()
    const title = document.querySelector('title')
    const observer = new MutationObserver(write)
    if (title) observer.observe(title, { childList: true })
    return () => {
      observer.disconnect()
      document.title = bare()
    }
  }, [count])
}
