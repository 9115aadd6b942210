import type { ReactNode } from 'react'
import { Drawer } from '../../shell/ui/drawer.tsx'
import { useText } from '../text.ts'
import { DutyPanel } from './duty-panel.tsx'
import { LogPanel } from './log-panel.tsx'
import type { Opened } from './opened.ts'
import { PlacesPanel } from './places-panel.tsx'
import { RecordsPanel } from './records-panel.tsx'
import { ResourcesPanel } from './resources-panel.tsx'
import { RisingPanel } from './rising-panel.tsx'
import { SettingsPanel } from './settings-panel.tsx'
import { WarningsPanel } from './warnings-panel.tsx'
import './panel.css'

const titles = {
  rising: 'command.rising.title',
  duty: 'command.duty.title',
  resources: 'command.resources.title',
  log: 'command.log.title',
  warnings: 'command.warnings',
  settings: 'command.settings',
  places: 'command.places.title',
} as const

/** What a figure opens into, at the side of the wall or from below on a phone. */
export function SidePanel({ opened, onClose }: { opened: Opened | undefined; onClose: () => void }) {
  const t = useText()
  const title = opened === undefined ? '' : opened.what === 'records' ? opened.title : t(titles[opened.what])
  return (
    <Drawer open={opened !== undefined} onClose={onClose} title={title}>
      {opened && <div className="cc-panel">{contentOf(opened)}</div>}
    </Drawer>
  )
}

function contentOf(opened: Opened): ReactNode {
  switch (opened.what) {
    case 'records':
      return <RecordsPanel asked={opened} />
    case 'rising':
      return <RisingPanel />
    case 'duty':
      return <DutyPanel />
    case 'resources':
      return <ResourcesPanel />
    case 'log':
      return <LogPanel />
    case 'warnings':
      return <WarningsPanel />
    case 'settings':
      return <SettingsPanel />
    case 'places':
      return <PlacesPanel />
  }
}
