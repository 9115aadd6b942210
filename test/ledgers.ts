import { readAnswers } from '#kernel/engine/answers'
import { holds } from '#kernel/engine/holds'
import { type Data, isRefusal } from '#kernel/engine/model'
import type { FigureData, Programme, RegisterData } from '#kernel/index'

/** The figures of a register, none without a ledger. */
export const figuresOf = (register: RegisterData | undefined): Readonly<Record<string, FigureData>> =>
  register?.ledger?.figures ?? {}

/** What a figure comes to over some entries, worked out the plain way, and over how many of them. */
export function figureOver(figure: FigureData | undefined, rows: readonly Data[]) {
  if (!figure) throw new Error('no such figure')
  const fitting = rows.filter(data => !figure.where || holds(figure.where, { data, taken: {} }))
  const numbers = fitting.flatMap(data => {
    const value = data[figure.column ?? '']
    return typeof value === 'number' ? [value] : []
  })
  const sum = numbers.reduce((a, b) => a + b, 0)
  switch (figure.kind) {
    case 'tally':
      return fitting.length
    case 'sum':
      return sum
    case 'average':
      return sum / numbers.length
    case 'share':
      return fitting.length / rows.length
  }
}

/** What is wrong with an entry as somebody typed it, column by column; nothing when it would be taken. */
export function problemsIn(register: RegisterData | undefined, data: Data): Readonly<Record<string, string>> {
  if (!register) throw new Error('no such register')
  const known = { now: Date.UTC(2026, 10, 22), row: () => ({}), hasUnit: () => true, hasFile: () => true }
  const read = readAnswers(register.columns, data, known)
  return isRefusal(read) ? (read.fields ?? {}) : {}
}

/** Where a programme would show persons: in a list, in what anybody may read, in a figure, or outside every service. */
export function personsShown(programme: Programme): string[] {
  return Object.entries(programme.registers).flatMap(([name, { columns, list, ledger }]) => {
    const personal = Object.keys(columns).filter(
      key => columns[key]?.personal || ['person', 'phone'].includes(columns[key]?.kind ?? ''),
    )
    const figures = Object.values(ledger?.figures ?? {}).flatMap(({ by, column, where }) => [
      ...by,
      column ?? '',
      JSON.stringify(where ?? ''),
    ])
    const shown = personal.filter(
      key =>
        [...list, ...(ledger?.open ?? []), ledger?.name ?? ''].includes(key) ||
        figures.some(said => said === key || said.includes(`"${key}"`)) ||
        !ledger?.service,
    )
    return shown.map(key => `${name}.${key}`)
  })
}
