import type { CaseDetail } from '#contract/cases'
import type { CaseData } from '#kernel/define/case'
import type { Event } from '#kernel/engine/model'
import { story } from '#kernel/engine/story'
import type { Entry } from '#kernel/engine/story-parts'
import type { Names } from '#kernel/engine/values'
import type { Lang } from '#kernel/engine/words/phrase'

export type Change = Entry & { readonly mine: boolean }

/** What happened to a case after the version somebody saw, told as its story tells it; `mine` is the asker's own doing. */
export function changesSince(
  def: CaseData,
  detail: Pick<CaseDetail, 'events'>,
  version: number,
  asker: { readonly person: string; readonly lang: Lang; readonly names: Names },
): Change[] {
  const later = new Set(detail.events.filter(event => event.seq > version).map(event => event.command))
  const mine = new Set(detail.events.filter(event => event.by.person === asker.person).map(event => event.command))
  // On the wire an event's body is open-ended; the engine that wrote it is the one that reads it here.
  const events = detail.events as unknown as readonly Event[]
  return story(def, events, asker.lang, asker.names)
    .filter(entry => later.has(entry.command))
    .map(entry => ({ ...entry, mine: mine.has(entry.command) }))
}
