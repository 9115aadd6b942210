import type { CaseData } from '#kernel/define/case'
import { type Amount, sayAmount } from '../shell/dates.ts'
import { useShellText } from '../shell/i18n/index.ts'
import { useLanguage } from '../shell/preferences.ts'
import { ladderOf } from './ladder.ts'

/** The rungs as people say them: the day after by 16:00, by 20:00, two days after by noon. */
export function useLadder(def: CaseData): readonly { readonly state: string; readonly words: string }[] {
  const t = useShellText()
  const language = useLanguage()
  let before = 0
  return ladderOf(def).map(({ state, title, within, until }) => {
    if (!until) {
      const span = within && 'unit' in within ? sayAmount(within as Amount, language) : undefined
      return { state, words: span ? t('shell.rung.within', { title, span }) : title }
    }
    const { day, hour } = until
    const clock = hour === 12 ? t('shell.rung.noon') : t('shell.rung.hour', { hour })
    const key = day === before ? 'same' : day === 2 ? 'second' : day === 3 ? 'third' : 'later'
    before = day
    return { state, words: t(`shell.rung.${key}`, { title, clock, day }) }
  })
}
