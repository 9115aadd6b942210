import { createText } from '../../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useReviewText = createText(zh, en)
