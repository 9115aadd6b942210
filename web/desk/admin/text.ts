import { createText } from '../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useText = createText(zh, en)
export type Words = ReturnType<typeof useText>
export type AdminKey = keyof typeof zh
export const isKey = (key: string): key is AdminKey => key in zh
