import { useLanguage } from '../../shell/preferences.ts'
import { useBarText } from '../frame/text.ts'
import { type Presence, useBeingAt, usePresence } from './presence.ts'
import './presence.css'

function useNames(): (names: readonly string[]) => string {
  const list = new Intl.ListFormat(useLanguage() === 'zh' ? 'zh-CN' : 'en', { style: 'short', type: 'conjunction' })
  return names => list.format(names)
}

/** In the head of a case: who else has it open, and who is writing. Says that I am here, too. */
export function PresenceLine({ id, writing }: { id: string; writing: boolean }) {
  const b = useBarText()
  const say = useNames()
  useBeingAt(id, writing)
  const at = usePresence([id]).get(id)
  return (
    <p className="presence-line ui-no-print" role="status">
      {at && at.writing.length > 0 && (
        <span className="presence-writing">{b('bar.presence.writing', { name: say(at.writing) })}</span>
      )}
      {at && at.here.length > 0 && (
        <span>
          {at.here.length > 3
            ? b('bar.presence.more', { name: at.here[0] ?? '', count: at.here.length })
            : b('bar.presence.here', { name: say(at.here) })}
        </span>
      )}
    </p>
  )
}

/** On a row of the list: a small mark, its words on hover and for screen readers. `presence` comes from `usePresence(ids).get(id)`. */
export function PresenceMark({ presence }: { presence: Presence | undefined }) {
  const b = useBarText()
  const say = useNames()
  if (!presence) return null
  const words = [
    presence.writing.length > 0 && b('bar.presence.of', { names: say(presence.writing) }),
    presence.here.length > 0 && b('bar.presence.of.here', { names: say(presence.here) }),
  ].filter(Boolean)
  const first = [...(presence.writing[0] ?? presence.here[0] ?? '')][0]
  return (
    <span className={presence.writing.length > 0 ? 'presence-mark is-writing' : 'presence-mark'} title={words.join(' · ')}>
      <span aria-hidden="true">{first}</span>
      <span className="ui-hidden">{words.join(' · ')}</span>
    </span>
  )
}
