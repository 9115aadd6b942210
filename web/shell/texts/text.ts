import { createText } from '../i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const usePickText = createText(zh, en)
