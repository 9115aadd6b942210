import { useLanguage } from '../preferences.ts'
import { type Catalogue, fill, type Language, type Message, type Mirror, type Translate, type Value } from './catalogue.ts'
import { en as shellEn } from './en.ts'
import { zh as shellZh } from './zh.ts'

export type { Catalogue, Language, Message, Mirror, Translate }
export type ShellText = typeof shellZh

/** A translator for a fixed language, for code outside components. */
export function translator<Zh extends Catalogue>(zh: Zh, en: Mirror<Zh>, language: Language): Translate<Zh & ShellText> {
  const own: Readonly<Record<string, Message>> = language === 'zh' ? zh : en
  const shared: Readonly<Record<string, Message>> = language === 'zh' ? shellZh : shellEn
  return (key: string, values?: Readonly<Record<string, Value>>) => fill(own[key] ?? shared[key] ?? key, values)
}

/**
 * Joins a face's own catalogue to the shell's and gives the hook its pages use:
 * `export const useText = createText(zh, en)`, then `const t = useText()` and `t('desk.queue.empty')`.
 */
export function createText<Zh extends Catalogue>(zh: Zh, en: Mirror<Zh>): () => Translate<Zh & ShellText> {
  const both = { zh: translator(zh, en, 'zh'), en: translator(zh, en, 'en') }
  return () => both[useLanguage()]
}

const shell = { zh: translator(shellZh, shellEn, 'zh'), en: translator(shellZh, shellEn, 'en') }

/** The shell's own words, for components shared by every face. */
export const useShellText = (): Translate<ShellText> => shell[useLanguage()]

/** The shell's own words outside components. */
export const shellText = (language: Language): Translate<ShellText> => shell[language]
