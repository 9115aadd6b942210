import { createText, type ShellText, type Translate } from '../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useKnownText = createText(zh, en)
export type KnownText = Translate<typeof zh & ShellText>
