import { toOfficeDay } from '../../fields/office-clock.ts'
import type { Notice } from './alerts.ts'

export type NoticeGroup = {
  readonly key: string
  readonly case: string | null
  readonly number: string
  readonly at: number
  readonly unread: boolean
  /** The newest first. */
  readonly notices: readonly Notice[]
}
type Part = { readonly part: 'today' | 'before'; readonly groups: readonly NoticeGroup[] }

const MOST = 40

/** One line for everything that happened to one case, by its newest; those of today apart. */
export function groupNotices(notices: readonly Notice[], now: number): readonly Part[] {
  const byCase = new Map<string, Notice[]>()
  for (const one of [...notices].sort((a, b) => b.at - a.at)) {
    const key = one.case ?? one.id
    byCase.set(key, [...(byCase.get(key) ?? []), one])
  }
  const groups = [...byCase].slice(0, MOST).map(([key, all]): NoticeGroup => {
    const [newest] = all
    return {
      key,
      case: newest?.case ?? null,
      number: String(newest?.payload.number ?? ''),
      at: newest?.at ?? 0,
      unread: all.some(one => one.readAt === null),
      notices: all,
    }
  })
  const dayOf = (at: number) => toOfficeDay(at)
  const today = groups.filter(group => dayOf(group.at) === dayOf(now))
  const before = groups.filter(group => dayOf(group.at) !== dayOf(now))
  const parts: Part[] = [
    { part: 'today', groups: today },
    { part: 'before', groups: before },
  ]
  return parts.filter(part => part.groups.length > 0)
}
