import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import './tabs.css'

export type Tab = { value: string; label: string; count?: number | undefined }

type TabsProps = { label: string; tabs: readonly Tab[]; value: string; onChange: (value: string) => void; children: ReactNode }

/** A row of views over one thing; arrows move, the panel below belongs to the chosen one. */
export function Tabs({ label, tabs, value, onChange, children }: TabsProps) {
  const id = useId()
  const row = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = tabs.findIndex(tab => tab.value === value)
    const next = (at + step + tabs.length) % tabs.length
    onChange(tabs[next]!.value)
    row.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <>
      <div className="ui-tabs" role="tablist" aria-label={label} ref={row}>
        {tabs.map(tab => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onChange(tab.value)}
            onKeyDown={move}
          >
            {tab.label}
            {tab.count !== undefined && <small>{tab.count}</small>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {children}
      </div>
    </>
  )
}
