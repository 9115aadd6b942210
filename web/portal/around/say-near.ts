import type { NearRow } from '#contract/near'
import type { FieldData } from '#kernel/define/field'
import { sayDay } from '../../shell/dates.ts'
import type { Language } from '../../shell/i18n/index.ts'
import type { CaseType } from '../data/office.ts'
import type { Text } from './text.ts'

const wordsOf = (field: FieldData | undefined, value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(one => field?.options?.[String(one)] ?? [])

/** What kind of matter it is, as its form calls it: 环境卫生; the case type where nothing was chosen. */
export function sayKind(row: NearRow, types: readonly CaseType[]): string {
  const def = types.find(one => one.type === row.type)?.def
  const chosen = Object.entries(row.data).flatMap(([key, value]) => wordsOf(def?.form[key], value))
  return chosen.join(' · ') || def?.title || row.type
}

export const sayWhere = (row: NearRow, t: Text): string =>
  [
    row.beside ? t('around.near.beside', { place: row.beside }) : undefined,
    row.community ?? undefined,
    row.metres === null
      ? undefined
      : row.metres < 30
        ? t('around.near.here')
        : t('around.near.metres', { count: Math.round(row.metres / 10) * 10 }),
  ]
    .filter(Boolean)
    .join(' · ')

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`)

/** `done` false: it was closed without anything being put right. */
export function sayDays(row: NearRow, now: number, language: Language, t: Text, done = true): string {
  const filed = t('around.near.filed', { day: sayDay(noon(row.filedOn), now, language) })
  const fixed =
    row.fixedOn && t(done ? 'around.near.done' : 'around.all.closed', { day: sayDay(noon(row.fixedOn), now, language) })
  return [filed, fixed].filter(Boolean).join(language === 'zh' ? '，' : ', ')
}
