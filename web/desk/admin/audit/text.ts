import { createText } from '../../../shell/i18n/index.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

export const useTrailText = createText(zh, en)
export type TrailText = ReturnType<typeof useTrailText>
export type TrailKey = keyof typeof zh
export const isTrailKey = (key: string): key is TrailKey => key in zh
