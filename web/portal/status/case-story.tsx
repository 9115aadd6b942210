import type { PublicCase } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import { Facts } from '../../shell/ui/facts.tsx'
import { Story, type StoryItem } from '../../shell/ui/story.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { milestones } from './milestones.ts'

const tones: Readonly<Record<string, Tone>> = { normal: 'green', late: 'red', waiting: 'blue', return: 'grey' }

const fileUrl = (id: string, number: string) => `/api/public/files/${id}?case=${number}`

/** What happened, and after it the stations still to come. */
export function CaseStory({ view, def }: { view: PublicCase; def: CaseData | undefined }) {
  const happened = view.story.map((entry, index): StoryItem => {
    const words = entry.details.filter(detail => detail.value !== '')
    return {
      id: `${entry.at}-${index}`,
      what: entry.what,
      who: entry.who,
      at: entry.at,
      tone: tones[entry.tone] ?? 'green',
      details: words.length > 0 ? <Facts facts={words.map(({ title, value }) => [title, value] as const)} /> : undefined,
      photos: entry.photos.map(id => ({
        id,
        url: `${fileUrl(id, view.number)}&thumb=true`,
        full: fileUrl(id, view.number),
      })),
    }
  })
  const ahead = def && !def.states[view.state]?.ends ? milestones(def, view.state) : undefined
  const next = ahead?.states
    .slice(ahead.at + 1)
    .map((state): StoryItem => ({ id: `next-${state}`, what: def?.states[state]?.title ?? state, next: true }))
  return <Story items={[...happened, ...(next ?? [])]} />
}
