import type { Language } from './i18n/catalogue.ts'

/** Things one after the other, with the mark the language puts between them. */
export const sayList = (things: readonly string[], language: Language): string => things.join(language === 'zh' ? '、' : ', ')
