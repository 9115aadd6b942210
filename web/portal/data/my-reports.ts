import { isRecord, kept } from './kept.ts'

/** A report accepted by the office, with the key that lets this phone act on it. */
export type MyReport = {
  readonly id: string
  readonly number: string
  readonly key: string
  readonly type: string
  readonly title: string
  readonly state: string
  readonly dueAt: number | null
  readonly filedAt: number
}

const isReport = (value: unknown): value is MyReport =>
  isRecord(value) && [value.number, value.key, value.type, value.title, value.state].every(one => typeof one === 'string')

const store = kept<readonly MyReport[]>('reports', stored => (Array.isArray(stored) ? stored.filter(isReport) : []))

export const useMyReports = store.use
export const myReport = (number: string) => store.get().find(one => one.number === number)

/** Newest first; the same number replaces what was known of it. */
export function rememberReport(report: MyReport): void {
  store.set([report, ...store.get().filter(one => one.number !== report.number)].sort((a, b) => b.filedAt - a.filedAt))
}

export function updateReport(number: string, now: Pick<MyReport, 'state' | 'dueAt'>): void {
  const known = myReport(number)
  if (known && (known.state !== now.state || known.dueAt !== now.dueAt)) rememberReport({ ...known, ...now })
}

export function forgetReport(number: string): void {
  store.set(store.get().filter(one => one.number !== number))
}
