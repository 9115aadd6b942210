import { type Opening, openNow } from '#methods/working-time/open-now'
import type { Calendar } from '#methods/working-time/types'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { sayMinute } from '../around/hours.ts'
import { type Text, useText } from './text.ts'

/** Whether it is open now, in words: 现在开门，到 12:00. */
export function sayOpen(opening: Opening, calendar: Calendar, now: number, t: Text): { open: boolean; words: string } {
  const found = openNow(opening, calendar, now)
  if (!found) return { open: false, words: t('services.unknown') }
  if (found.open) {
    const words = opening.opens === 'always' ? t('services.always') : t('services.open', { until: sayMinute(found.until ?? 0) })
    return { open: true, words }
  }
  if (!found.next) return { open: false, words: t('services.shut') }
  const at = sayMinute(found.next.minute)
  if (found.next.inDays === 0) return { open: false, words: t('services.opens.today', { at }) }
  if (found.next.inDays === 1) return { open: false, words: t('services.opens.tomorrow', { at }) }
  return { open: false, words: t('services.opens.later', { count: found.next.inDays, at }) }
}

export function OpenChip({ opening, calendar }: { opening: Opening; calendar: Calendar }) {
  const t = useText()
  const { open, words } = sayOpen(opening, calendar, useNow(), t)
  return <StateChip tone={open ? 'green' : 'grey'}>{words}</StateChip>
}
