import type { CaseDetail } from '#contract/cases'
import { Button } from '../../shell/ui/button.tsx'
import { Story } from '../../shell/ui/story.tsx'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'
import { useStory } from './use-story.ts'

type StaleProps = {
  seen: CaseDetail
  now: CaseDetail
  kind: Kind
  possible: boolean
  title: string
  onLooked: () => void
}

/** Somebody else was quicker: who did what meanwhile, and what can still be done with what was typed. */
export function Stale({ seen, now, kind, possible, title, onLooked }: StaleProps) {
  const t = useText()
  const last = seen.events.at(-1)?.seq ?? 0
  const items = useStory(now, kind, event => event.seq > last)
  const state = kind.def.states[now.case.state]?.title ?? now.case.state
  return (
    <div className="desk-stale" role="alert">
      <strong>{t('desk.stale')}</strong>
      <Story items={items} />
      <p>{t(possible ? 'desk.stale.kept' : 'desk.stale.gone', { title, state })}</p>
      {possible && (
        <Button look="main" onPress={onLooked}>
          {t('desk.stale.looked')}
        </Button>
      )}
    </div>
  )
}
