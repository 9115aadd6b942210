import { useMemo } from 'react'
import type { CaseDetail } from '#contract/cases'
import { roleTitle } from '#kernel/engine/values'
import { useLanguage } from '../../shell/preferences.ts'
import { Story, type StoryItem } from '../../shell/ui/story.tsx'
import type { Kind } from '../data/office.ts'
import { useText } from '../text.ts'
import { useStory } from './use-story.ts'

/** The history as a story, ending in what comes next and whose turn it is. */
export function CaseStory({ detail, kind }: { detail: CaseDetail; kind: Kind }) {
  const t = useText()
  const language = useLanguage()
  const told = useStory(detail, kind)
  // What was reported stands in full beside the history; only after a correction does the first version need telling.
  const corrected = detail.events.some(event => event.body.kind === 'Corrected')
  const items = useMemo((): StoryItem[] => {
    const state = kind.def.states[detail.case.state]
    const short = told.map((item, at) => (at > 0 || corrected ? item : { ...item, details: undefined, photos: undefined }))
    if (!state || state.ends) return short
    const { unit, holder } = detail.case
    const names = [unit, holder].flatMap(id => (id && detail.names[id]) || [])
    const who = names.length > 0 ? names.join(' · ') : state.duty && roleTitle(state.duty, language)
    return [...short, { id: 'next', what: state.title, who, next: true }]
  }, [told, corrected, detail, kind, language])
  return (
    <section className="ui-stack desk-story">
      <h3>{t('desk.story')}</h3>
      <Story items={items} />
    </section>
  )
}
