import { type KeyboardEvent, useRef } from 'react'
import type { ReportSheet, ReportSlot } from '#contract/reports'
import { shortCell } from './data.ts'
import { sumShown } from './sum-shown.ts'
import { useReportText } from './text.ts'

/** How a place to fill stands; each has a sign of its own, so that nothing rests on colour. */
export type SlotState = 'bound' | 'suggested' | 'asked' | 'open' | 'filled' | 'typed' | 'missing' | 'empty'
const signs: Readonly<Record<SlotState, string>> = {
  bound: '✓',
  suggested: '?',
  asked: '✎',
  open: '·',
  filled: '',
  typed: '✎',
  missing: '!',
  empty: '–',
}
export type SlotLook = { readonly state: SlotState; readonly text?: string | undefined }

/** What the colours and signs mean. */
export function Legend({ states }: { states: readonly SlotState[] }) {
  const t = useReportText()
  return (
    <ul className="rep-legend" aria-label={t('rep.legend')}>
      {states.map(state => (
        <li key={state}>
          <span className={`rep-slot is-${state}`} aria-hidden="true">
            {signs[state]}
          </span>
          {t(`rep.state.${state}`)}
        </li>
      ))}
    </ul>
  )
}

type Props = {
  sheet: ReportSheet
  slots: readonly ReportSlot[]
  look: (slot: ReportSlot) => SlotLook
  chosen: string | undefined
  /** Undefined when the cell in hand is pressed once more. */
  onChoose: (cell: string | undefined) => void
}

/** A sheet of the form as it lies there, its places to fill to be pressed or gone through with the arrow keys. */
export function SheetGrid({ sheet, slots, look, chosen, onChoose }: Props) {
  const t = useReportText()
  const table = useRef<HTMLTableElement>(null)
  const mine = slots.filter(slot => slot.cell.startsWith(`${sheet.index}!`))
  const first = mine.some(slot => slot.cell === chosen) ? chosen : mine[0]?.cell
  const byPlace = Map.groupBy(mine, slot => shortCell(slot.cell))
  const texts = new Map(sheet.cells.map(cell => [`${cell.row},${cell.column}`, cell]))
  const spans = new Map(sheet.merges.map(m => [`${m.top},${m.left}`, m]))
  const covered = new Set(
    sheet.merges.flatMap(m =>
      range(m.top, Math.min(m.bottom, sheet.rows)).flatMap(row =>
        range(m.left, Math.min(m.right, sheet.columns)).flatMap(column =>
          row === m.top && column === m.left ? [] : [`${row},${column}`],
        ),
      ),
    ),
  )
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key]
    const from = (event.target as HTMLElement).closest('button')
    if (!step || !from) return
    const next = nearest(from, [...(table.current?.querySelectorAll<HTMLButtonElement>('button[data-cell]') ?? [])], step)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  const slotButton = (slot: ReportSlot, label: string) => {
    const { state, text } = look(slot)
    return (
      <button
        key={slot.cell}
        type="button"
        data-cell={slot.cell}
        className={`rep-slot is-${state}`}
        aria-pressed={slot.cell === chosen}
        aria-label={`${t('rep.cell', { cell: shortCell(slot.cell) })} ${slot.labels.join(' ')} ${text ?? ''} ${t(`rep.state.${state}`)}`}
        tabIndex={slot.cell === first ? 0 : -1}
        onClick={event => {
          event.currentTarget.scrollIntoView({ block: 'nearest', inline: 'nearest' })
          onChoose(slot.cell === chosen ? undefined : slot.cell)
        }}
      >
        {label}
        <span>{text ?? ''}</span>
        <span aria-hidden="true" className="rep-sign">
          {signs[state]}
        </span>
      </button>
    )
  }
  const shownAt = (row: number, column: number) => {
    const slot = byPlace.get(`${columnName(column)}${row + 1}`)?.find(one => !one.cell.includes('#'))
    return slot ? look(slot).text : texts.get(`${row},${column}`)?.text
  }
  return (
    <div className="rep-sheet">
      <table ref={table} aria-label={t('rep.sheet', { name: sheet.name })} onKeyDown={move}>
        <colgroup>
          {range(0, sheet.columns - 1).map(column => (
            <col key={column} style={{ width: `${Math.min(Math.max(sheet.widths[column] ?? 9, 4), 40) * 0.55 + 1}rem` }} />
          ))}
        </colgroup>
        <tbody>
          {range(0, sheet.rows - 1).map(row => (
            <tr key={row}>
              {range(0, sheet.columns - 1).map(column => {
                const at = `${row},${column}`
                if (covered.has(at)) return null
                const cell = texts.get(at)
                const span = spans.get(at)
                const here = byPlace.get(`${columnName(column)}${row + 1}`) ?? []
                const within = here.filter(slot => slot.cell.includes('#'))
                return (
                  <td
                    key={column}
                    rowSpan={span ? Math.min(span.bottom, sheet.rows - 1) - span.top + 1 : undefined}
                    colSpan={span ? Math.min(span.right, sheet.columns - 1) - span.left + 1 : undefined}
                    className={`${cell?.lined ? 'is-lined' : ''} ${cell?.formula ? 'is-formula' : ''}`}
                    title={cell?.formula ? t('rep.state.formula') : undefined}
                  >
                    {(within.length > 0 || here.length === 0) &&
                      ((cell?.formula ? sumShown(cell.text, shownAt) : null) ?? cell?.text)}
                    {within.length > 0 && (
                      <div className="rep-blanks">{within.map(slot => slotButton(slot, slot.labels.at(-1) ?? ''))}</div>
                    )}
                    {within.length === 0 && here[0] && slotButton(here[0], '')}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const range = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n)
const columnName = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))

/** The nearest cell in that direction, as it lies on the screen. */
function nearest(from: HTMLElement, all: readonly HTMLButtonElement[], [down = 0, right = 0]: readonly number[]) {
  const centre = (element: HTMLElement) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  const here = centre(from)
  const ranked = all.flatMap(element => {
    const { x, y } = centre(element)
    const along = right !== 0 ? (x - here.x) * right : (y - here.y) * down
    const aside = Math.abs(right !== 0 ? y - here.y : x - here.x)
    return element !== from && along > 4 ? [{ element, far: along + aside * 3 }] : []
  })
  return ranked.sort((a, b) => a.far - b.far)[0]?.element
}
