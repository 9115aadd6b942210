import type { CaseData } from '#kernel/define/case'
import { ladderOf } from '../../fields/ladder.ts'
import { type Amount, sayAmount } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useCareText } from './text.ts'

/** What is done one after the other when nobody reached the person, in words. */
export function useLadder(def: CaseData): readonly { readonly state: string; readonly words: string }[] {
  const t = useCareText()
  const lang = useLanguage()
  return ladderOf(def).map(({ state, title, within }) => ({
    state,
    words: within && 'unit' in within ? t('care.rung', { title, span: sayAmount(within as Amount, lang) }) : title,
  }))
}
