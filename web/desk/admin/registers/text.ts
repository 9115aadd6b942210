import { createText } from '../../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useRegisterText = createText(zh, en)
export type RegisterKey = keyof typeof zh
export const isRegisterKey = (key: string): key is RegisterKey => key in zh
