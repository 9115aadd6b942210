import { createText } from '../../shell/i18n/index.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { sayDayOf } from '../info/say-date.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useText = createText(zh, en)

/** An edition by its number and the day it was adopted. */
export function useEditionName(): (e: { readonly edition: number; readonly at: number }) => string {
  const t = useText()
  const language = useLanguage()
  return ({ edition, at }) => t('pp.edition', { n: edition, day: sayDayOf(at, language) })
}
