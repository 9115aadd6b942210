import type { DutyRow } from '#contract/command'
import { sayTime } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'

const many = ['community-worker', 'grid-worker']

/** Who is on duty for what, and the telephone of the unit. Those of whom there are many are counted. */
export function Duty({ most }: { most: number }) {
  const t = useText()
  const open = useOpen()
  const { duty } = useSummary()
  const grids = duty.filter(row => row.role === 'grid-worker').length
  const workers = duty.filter(row => row.role === 'community-worker')
  // One for each community on the wall; the panel names everybody.
  const first = workers.filter((row, n) => workers.findIndex(other => other.place === row.place) === n)
  const rows = [...duty.filter(row => !many.includes(row.role)), ...first]
  return (
    <Block
      title={t('command.duty.title')}
      aside={grids > 0 ? t('command.duty.others', { workers: workers.length, grids }) : undefined}
      onOpen={() => open({ what: 'duty' })}
      className="cc-duty"
    >
      {duty.length === 0 && <p className="cc-soft">{t('command.duty.none')}</p>}
      <ul className="cc-duty-list">
        {rows.slice(0, most).map(row => (
          <DutyLine key={`${row.role} ${row.place} ${row.name}`} row={row} />
        ))}
      </ul>
    </Block>
  )
}

export function DutyLine({ row }: { row: DutyRow }) {
  const t = useText()
  const language = useLanguage()
  const { name, words } = useWall()
  const where = row.role === 'community-worker' || row.role === 'grid-worker' ? name(row.place) || name(row.unit) : ''
  return (
    <li className="cc-duty-line">
      <span className="cc-duty-role">{where || words.role(row.role)}</span>
      <strong>{row.name}</strong>
      <span className="cc-soft">
        {row.to === null ? t('command.duty.post') : t('command.duty.until', { time: sayTime(row.to, language) })}
      </span>
      {row.telephone && (
        <a className="cc-tel" href={`tel:${row.telephone.replace(/[^\d+]/g, '')}`}>
          <span className="ui-hidden">{t('command.duty.call', { unit: name(row.unit) })}</span>
          {row.telephone}
        </a>
      )}
    </li>
  )
}
