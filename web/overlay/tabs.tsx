import { Tabs as Base } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'
import './overlay.css'

export type Tab = { value: string; label: string; count?: number | undefined }

type TabsProps = { label: string; tabs: readonly Tab[]; value: string; onChange: (value: string) => void; children: ReactNode }

/** A row of views over one thing; arrows move, the panel below belongs to the chosen one. */
export function Tabs({ label, tabs, value, onChange, children }: TabsProps) {
  return (
    <Base.Root value={value} onValueChange={next => onChange(String(next))}>
      <Base.List className="o-tabs" aria-label={label} activateOnFocus>
        {tabs.map(tab => (
          <Base.Tab key={tab.value} value={tab.value}>
            {tab.label}
            {tab.count !== undefined && <small>{tab.count}</small>}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel className="o-panel" value={value}>
        {children}
      </Base.Panel>
    </Base.Root>
  )
}
