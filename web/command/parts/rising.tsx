import { useSummary, useWall } from '../data/wall.ts'
import { useOpen } from '../panel/opened.ts'
import { useText } from '../text.ts'
import { Block } from './block.tsx'

/** What is usual, in words; where it is too little to be shown, only that. */
export function useUsual(): (expected: number | null) => string {
  const t = useText()
  return expected => (expected === null ? t('command.rising.seldom') : t('command.rising.usual', { count: expected }))
}

/** Topics that come up more than usual, each with its place, and the cause somebody wrote beside it. */
export function Rising({ most }: { most: number }) {
  const t = useText()
  const open = useOpen()
  const { name, words } = useWall()
  const { topics, suppressed } = useSummary().rising
  const usual = useUsual()
  return (
    <Block title={t('command.rising.title')} onOpen={() => open({ what: 'rising' })} className="cc-rising">
      {topics.length === 0 && <p className="cc-soft">{t('command.rising.none')}</p>}
      <ul className="cc-lines">
        {topics.slice(0, most).map(({ topic, place, now, expected, note }) => {
          const title = `${name(place)} · ${words.kind(topic)}`
          return (
            <li key={`${topic} ${place}`}>
              <button
                type="button"
                onClick={() => open({ what: 'records', title, figure: 'rising', kind: topic, community: place })}
              >
                <span className="cc-line-head">{title}</span>
                <strong>{t('command.rising.now', { count: now })}</strong>
                <span className="cc-soft">{note ? note.remedy : usual(expected)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {suppressed > 0 && topics.length < most && (
        <p className="cc-soft cc-fine">{t('command.rising.hidden', { count: suppressed })}</p>
      )}
    </Block>
  )
}
