import type { ReactNode } from 'react'
import type { ReportSheet, ReportSlot } from '#contract/reports'
import { Legend, SheetGrid, type SlotLook, type SlotState } from './sheet-grid.tsx'
import { useReportText } from './text.ts'

type SheetWorkProps = {
  sheets: readonly ReportSheet[]
  slots: readonly ReportSlot[]
  /** The signs to be explained. */
  states: readonly SlotState[]
  look: (slot: ReportSlot) => SlotLook
  chosen: string | undefined
  onChoose: (cell: string | undefined) => void
  /** What stands beside the sheet for the cell in hand. */
  side: (slot: ReportSlot) => ReactNode
  /** What stands below the sheets. */
  children?: ReactNode
}

/** A form on the left, the cell in hand beside it: where it is drawn up and where it is filled. */
export function SheetWork({ sheets, slots, states, look, chosen, onChoose, side, children }: SheetWorkProps) {
  const t = useReportText()
  const slot = slots.find(one => one.cell === chosen)
  return (
    <div className="rep-work">
      <div className="ui-stack">
        <Legend states={states} />
        {sheets.map(sheet => (
          <SheetGrid key={sheet.index} sheet={sheet} slots={slots} look={look} chosen={chosen} onChoose={onChoose} />
        ))}
        {children}
      </div>
      <section className="rep-side" aria-live="polite">
        {(slot && side(slot)) ?? <p className="ui-soft">{t('rep.pick')}</p>}
      </section>
    </div>
  )
}
