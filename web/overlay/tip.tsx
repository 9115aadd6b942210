import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactElement } from 'react'
import './overlay.css'

/** A word beside something that has only a sign: on hover and on focus. The element keeps its own accessible name. */
export function Tip({ words, children }: { words: string; children: ReactElement<Record<string, unknown>> }) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} delay={400} />
      <Tooltip.Portal>
        <Tooltip.Positioner className="o-place" sideOffset={6} collisionPadding={8}>
          <Tooltip.Popup className="o-tip">{words}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
