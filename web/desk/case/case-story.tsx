import { useMemo } from 'react'
import type { CaseDetail } from '#contract/cases'
import { roleTitle } from '#kernel/engine/values'
import { api } from '../../shell/api.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Button } from '../../shell/ui/button.tsx'
import { Story, type StoryItem } from '../../shell/ui/story.tsx'
import { client } from '../data/client.ts'
import type { Kind } from '../data/office.ts'
import { useRoundsText } from '../rounds/text.ts'
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
    const short = told.map((item, at) =>
      at > 0 || corrected || detail.earlier ? item : { ...item, details: undefined, photos: undefined },
    )
    if (!state || state.ends) return short
    const { unit, holder } = detail.case
    const names = [unit, holder].flatMap(id => (id && detail.names[id]) || [])
    const who = names.length > 0 ? names.join(' · ') : state.duty && roleTitle(state.duty, language)
    return [...short, { id: 'next', what: state.title, who, next: true }]
  }, [told, corrected, detail, kind, language])
  return (
    <section className="ui-stack desk-story">
      <h3>{t('desk.story')}</h3>
      {detail.earlier !== undefined && <Earlier detail={detail} count={detail.earlier} />}
      <Story items={items} />
    </section>
  )
}

/** The rest of a long history, on demand: a stop is visited for years. */
function Earlier({ detail, count }: { detail: CaseDetail; count: number }) {
  const t = useRoundsText()
  const lang = useLanguage()
  const { id } = detail.case
  const load = async () =>
    client.setQueryData(['case', id, lang], await api.get<CaseDetail>(`/cases/${id}`, { query: { events: 'all' } }))
  return (
    <Button size="small" look="quiet" onPress={load}>
      {t('rounds.earlier', { count })}
    </Button>
  )
}
