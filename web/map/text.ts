import { createText } from '../shell/i18n/index.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

export const useText = createText(zh, en)
