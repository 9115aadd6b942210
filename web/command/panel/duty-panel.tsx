import { useSummary, useWall } from '../data/wall.ts'
import { DutyLine } from '../parts/duty.tsx'
import { useText } from '../text.ts'

/** Everybody on duty now, role by role. */
export function DutyPanel() {
  const t = useText()
  const { words } = useWall()
  const { duty } = useSummary()
  const roles = [...new Set(duty.map(row => row.role))]
  if (duty.length === 0) return <p>{t('command.duty.none')}</p>
  return roles.map(role => (
    <section key={role} className="cc-panel-part">
      <h3>{words.role(role)}</h3>
      <ul className="cc-duty-list">
        {duty
          .filter(row => row.role === role)
          .map(row => (
            <DutyLine key={`${row.place} ${row.name}`} row={row} />
          ))}
      </ul>
    </section>
  ))
}
