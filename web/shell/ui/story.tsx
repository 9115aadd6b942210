import type { ReactNode } from 'react'
import { PhotoStrip, type Picture } from './photo-strip.tsx'
import { type Tone, ToneShape } from './tone.tsx'
import { When } from './when.tsx'
import './story.css'

export type StoryItem = {
  id: string
  /** What happened, as a verb: 核实, 派给 城管执法队. */
  what: ReactNode
  who?: string | undefined
  at?: number | undefined
  tone?: Tone | undefined
  details?: ReactNode
  photos?: readonly Picture[] | undefined
  /** Not yet: what comes next; drawn with a dashed frame. */
  next?: boolean | undefined
}

/** What happened, who did it, what comes next; top to bottom. `now` fixes the clock, for print and tests. */
export function Story({ items, now }: { items: readonly StoryItem[]; now?: number | undefined }) {
  return (
    <ol className="ui-story">
      {items.map(item => (
        <li key={item.id} className={item.next ? 'ui-story-next' : undefined}>
          <span className={`ui-story-mark ui-tone-${item.tone ?? 'grey'}`}>
            <ToneShape tone={item.tone ?? 'grey'} />
          </span>
          <div className="ui-story-line">
            <strong>{item.what}</strong>
            {item.who && <span className="ui-story-who">{item.who}</span>}
            {item.at !== undefined && <When at={item.at} now={now} />}
          </div>
          {(item.details || (item.photos && item.photos.length > 0)) && (
            <div className="ui-story-body">
              {typeof item.details === 'string' ? <p>{item.details}</p> : item.details}
              {item.photos && item.photos.length > 0 && <PhotoStrip photos={item.photos} />}
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}
