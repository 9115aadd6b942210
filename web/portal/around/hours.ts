import type { Language } from '../../shell/i18n/index.ts'

export const sayMinute = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** 09:00–12:00、13:30–17:00. */
export const sayHours = (windows: readonly (readonly [number, number])[], language: Language): string =>
  windows.map(([from, to]) => `${sayMinute(from)}–${sayMinute(to)}`).join(language === 'zh' ? '、' : ', ')
