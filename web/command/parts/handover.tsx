import type { LogEntry } from '#contract/command'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'
import { useMinute } from './use-minute.ts'

/** What the shifts leave each other: what is still to do, then the newest lines. */
export function Handover({ most }: { most: number }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const open = useOpen()
  const { entries, todo, waiting, last } = useSummary().log
  return (
    <Block
      title={t('command.log.title')}
      aside={todo > 0 ? t('command.log.todos', { count: todo }) : undefined}
      onOpen={() => open({ what: 'log' })}
      className="cc-log"
    >
      {waiting ? (
        <p className="cc-amber">{t('command.log.waiting', { name: waiting.by, when: sayMoment(waiting.at, now, language) })}</p>
      ) : (
        last?.taken && <p className="cc-soft">{t('command.log.last', { from: last.by, to: last.taken.by })}</p>
      )}
      {entries.length === 0 && <p className="cc-soft">{t('command.log.none')}</p>}
      <ul className="cc-lines">
        {entries.slice(0, most).map(entry => (
          <LogLine key={entry.id} entry={entry} />
        ))}
      </ul>
    </Block>
  )
}

export function LogLine({ entry }: { entry: LogEntry }) {
  const t = useText()
  const language = useLanguage()
  const now = useMinute()
  const { name } = useWall()
  const where = [name(entry.place), entry.case?.number].filter(Boolean).join(' · ')
  return (
    <li className="cc-log-line">
      {entry.todo && <span className="cc-todo">{t('command.log.todo')}</span>}
      <span className="cc-line-head">{entry.words ?? t('command.log.hushed')}</span>
      <span className="cc-soft">{[sayMoment(entry.at, now, language), entry.by, where].filter(Boolean).join(' · ')}</span>
    </li>
  )
}
