import type { PublicCase } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { sayMoment } from '../../shell/dates.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Facts } from '../../shell/ui/facts.tsx'
import { Story, type StoryItem } from '../../shell/ui/story.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { useNow } from '../../shell/use-now.ts'
import { useText } from '../text.ts'
import { factsOf, picturesOf } from './entries.ts'
import { milestones } from './milestones.ts'
import { stateTone } from './say-state.ts'

const tones: Readonly<Record<string, Tone>> = { normal: 'green', soon: 'amber', late: 'red', waiting: 'blue', return: 'grey' }

function happened(view: PublicCase): StoryItem[] {
  return view.story.map((entry, index) => ({
    id: `${entry.at}-${index}`,
    what: entry.what,
    who: entry.who,
    at: entry.at,
    tone: tones[entry.tone] ?? 'green',
    details: entry.details.length > 0 ? <Facts facts={factsOf(entry)} /> : undefined,
    photos: picturesOf(entry, view.number),
  }))
}

/** What happened, where it is now and by when, and the stations still to come. */
export function CaseStory({ view, def }: { view: PublicCase; def: CaseData | undefined }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const items = happened(view)
  const data = def?.states[view.state]
  if (def && data && !data.ends) {
    const due = view.dueAt === null ? undefined : sayMoment(view.dueAt, now, language)
    items.push({
      id: 'now',
      what: data.title,
      tone: stateTone(def, view.state, view.dueAt, now),
      details: due ? t('portal.status.now.due', { when: due }) : t('portal.status.now'),
      next: true,
    })
    const { states, at } = milestones(def, view.state, view.passed)
    for (const state of states.slice(at + 1))
      items.push({ id: `next-${state}`, what: def.states[state]?.title ?? state, next: true })
  }
  return <Story items={items} />
}
