import type { NearRow } from '#contract/near'
import { useLanguage } from '../../shell/preferences.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { usePortal } from '../data/office.ts'
import { stateTone } from '../status/say-state.ts'
import { sayDays, sayKind, sayWhere } from './say-near.ts'
import { useText } from './text.ts'

/** The same as the map says, and what has no point on it. */
export function NearList({ rows, current }: { rows: readonly NearRow[]; current: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { types } = usePortal()
  return (
    <ul className="p-near">
      {rows.map(row => {
        const def = types.find(one => one.type === row.type)?.def
        return (
          <li key={row.ref} id={`near-${row.ref}`} tabIndex={-1} aria-current={row.ref === current || undefined}>
            <h2>{sayKind(row, types)}</h2>
            {def && (
              <StateChip tone={stateTone(def, row.state, null, now)}>{def.states[row.state]?.title ?? row.state}</StateChip>
            )}
            <p>{sayWhere(row, t)}</p>
            <p className="ui-soft">{sayDays(row, now, language, t)}</p>
          </li>
        )
      })}
    </ul>
  )
}
