import { Link } from 'wouter'
import type { CaseLine } from '#contract/beside'
import { sayDay } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { StateChip } from '../../shell/ui/state-chip.tsx'
import { useNow } from '../../shell/use-now.ts'
import { toneOfState } from '../data/clocks.ts'
import { nameIn } from '../data/names.ts'
import { kindsOf, useProgrammes, useUnits } from '../data/office.ts'
import { useText } from '../text.ts'

/** Other cases as they stand now, each in a line: what, whose, where it stands, until when. */
export function CaseLines({ lines }: { lines: readonly CaseLine[] }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const { data: programmes } = useProgrammes()
  const { data: units = [] } = useUnits()
  const kinds = kindsOf(programmes)
  const shown = lines.map(line => {
    const def = kinds.find(one => one.type === line.type)?.def
    const unit = units.find(one => one.id === line.unit)
    const late = line.closedAt === null && line.dueAt !== null && line.dueAt < now
    const tone = def ? toneOfState(def, line.state, late ? 'red' : 'green') : 'grey'
    const until =
      line.closedAt === null && line.dueAt !== null ? t('desk.kin.due', { day: sayDay(line.dueAt, now, language) }) : null
    return {
      line,
      late,
      tone,
      state: def?.states[line.state]?.title ?? line.state,
      said: [unit && nameIn(language, unit), until, line.number],
    }
  })
  return (
    <ul className="desk-lines">
      {shown.map(({ line, late, tone, state, said }) => (
        <li key={line.id}>
          <Link href={`~/desk/case/${line.id}`}>{line.words || line.number}</Link>
          <StateChip tone={tone}>{late ? t('desk.kin.late', { state }) : state}</StateChip>
          <span className="ui-soft">{said.filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
