import { useMemo } from 'react'
import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import type { Event } from '#kernel/engine/model'
import { story } from '#kernel/engine/story'
import type { Names } from '#kernel/engine/values'
import { Facts } from '../../shell/ui/facts.tsx'
import { Story, type StoryItem } from '../../shell/ui/story.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { useField } from '../data.ts'
import { picture } from '../store/photos.ts'

const tones = { normal: 'green', return: 'amber', soon: 'amber', late: 'red', waiting: 'blue' } as const satisfies Record<
  string,
  Tone
>

export const namesIn = (names: CaseDetail['names']): Names => {
  const of = (id: string) => names[id] ?? id
  return { unit: of, person: of, place: of, role: of, row: (_register, key) => of(key) }
}

/** What happened so far, told by the engine from the case's own events. */
export function CaseStory({ detail, def }: { detail: CaseDetail; def: CaseData }) {
  const { lang } = useField()
  const items = useMemo<StoryItem[]>(() => {
    // On the wire an event's body is open-ended; the engine that wrote it is the one that reads it here.
    const events = detail.events as unknown as readonly Event[]
    return story(def, events, lang, namesIn(detail.names)).map(entry => ({
      id: entry.command,
      what: entry.what,
      who: entry.who,
      at: entry.at,
      tone: tones[entry.tone],
      details:
        entry.details.length > 0 ? <Facts facts={entry.details.map(({ title, value }) => [title, value] as const)} /> : undefined,
      photos: entry.photos.map(picture),
    }))
  }, [detail, def, lang])
  return <Story items={items} />
}
