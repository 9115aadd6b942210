import { type Amount, sayDay, sayDeadline, sayExactly, sayTime } from '../dates.ts'
import { useShellText } from '../i18n/index.ts'
import { useLanguage } from '../preferences.ts'
import { useNow } from '../use-now.ts'
import { type Tone, ToneShape } from './tone.tsx'
import './chip.css'

export type ClockChipProps = {
  /** Epoch milliseconds; nothing when there is no deadline. */
  due: number | undefined
  /** What is left or overrun, counted by the office calendar. */
  left?: Amount | undefined
  /** From this moment it is soon late. */
  warnAt?: number | undefined
  paused?: boolean | undefined
  done?: boolean | undefined
  /** Without the tinted ground, for dense tables. */
  plain?: boolean | undefined
  now?: number | undefined
}

/** The tone of a clock: the only place that decides it in the web. */
export function clockTone({ due, warnAt, paused, done }: ClockChipProps, now: number): Tone {
  if (done || (due === undefined && !paused)) return 'grey'
  if (paused || due === undefined) return 'blue'
  if (now > due) return 'red'
  return warnAt !== undefined && now >= warnAt ? 'amber' : 'green'
}

/** A deadline as people say it, with the exact moment on hover. */
export function ClockChip(props: ClockChipProps) {
  const t = useShellText()
  const language = useLanguage()
  const ticking = useNow()
  const now = props.now ?? ticking
  const { due, left, paused, done, plain } = props
  const tone = clockTone(props, now)
  const words = done
    ? t('shell.clock.done')
    : paused
      ? t('shell.clock.paused')
      : due === undefined
        ? t('shell.clock.none')
        : sayDeadline(due, now, language, left)
  const exact = due === undefined ? undefined : t('shell.clock.due', { when: sayExactly(due, language) })
  return (
    <span className={`ui-chip ui-tone-${tone}${plain ? ' ui-chip-plain' : ''}`} title={exact}>
      <ToneShape tone={tone} />
      {due === undefined ? (
        <span>{words}</span>
      ) : (
        <time dateTime={new Date(due).toISOString()}>
          {words}
          <span className="ui-hidden">
            {' '}
            {sayDay(due, now, language)} {sayTime(due, language)}
          </span>
        </time>
      )}
    </span>
  )
}
