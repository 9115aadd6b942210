import { createText, type ShellText, type Translate } from '../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useText = createText(zh, en)
export type Text = Translate<typeof zh & ShellText>
