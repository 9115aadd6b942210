import type { Language } from '../../../shell/i18n/index.ts'

const formats = { zh: new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en-GB') }

export const sayNumber = (value: number, language: Language): string => formats[language].format(value)

/** How many there are; where counting stopped, that it is more. */
export const sayCount = ({ count, more }: { count: number; more: boolean }, language: Language): string =>
  `${sayNumber(count, language)}${more ? '+' : ''}`
