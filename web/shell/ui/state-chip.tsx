import { type Tone, ToneShape } from './tone.tsx'
import './chip.css'

/** A state by name, shape and colour. `children` is the state's own title from its definition. */
export function StateChip({ tone, children }: { tone: Tone; children: string }) {
  return (
    <span className={`ui-chip ui-tone-${tone}`}>
      <ToneShape tone={tone} />
      <span>{children}</span>
    </span>
  )
}
