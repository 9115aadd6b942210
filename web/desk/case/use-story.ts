import { createElement, useMemo } from 'react'
import type { CaseDetail, EventView } from '#contract/cases'
import type { Event } from '#kernel/engine/model'
import { story } from '#kernel/engine/story'
import { type Names, noNames } from '#kernel/engine/values'
import { useFieldSources } from '../../fields/sources.ts'
import { useLanguage } from '../../shell/preferences.ts'
import { Facts } from '../../shell/ui/facts.tsx'
import type { StoryItem } from '../../shell/ui/story.tsx'
import type { Tone } from '../../shell/ui/tone.tsx'
import { type Kind, useProgrammes } from '../data/office.ts'
import { pictureOf } from '../data/photos.ts'

const tones: Readonly<Record<string, Tone>> = { normal: 'green', return: 'amber', soon: 'amber', late: 'red', waiting: 'blue' }

/** The names a case's history needs: those the case came with, the office's units, and the rows of its registers. */
export function useStoryNames(detail: CaseDetail): Names {
  const { units, items } = useFieldSources()
  const { data: programmes } = useProgrammes()
  return useMemo(() => {
    const told = (id: string) => detail.names[id] ?? units?.find(one => one.id === id)?.name ?? id
    return {
      ...noNames,
      unit: told,
      person: told,
      place: told,
      role: id => programmes?.roles.find(one => one.id === id)?.title ?? id,
      row: (register, key) => items?.(register)?.find(one => one.id === key)?.name ?? detail.names[key] ?? key,
    }
  }, [detail.names, units, items, programmes])
}

/** What happened with a case, told by the engine; only some of it when asked so. */
export function useStory(detail: CaseDetail, kind: Kind, only?: (event: EventView) => boolean): StoryItem[] {
  const language = useLanguage()
  const names = useStoryNames(detail)
  return useMemo(() => {
    const commands = only && new Set(detail.events.filter(only).map(event => event.command))
    const entries = story(kind.def, detail.events as unknown as Event[], language, names)
    return entries
      .filter(entry => !commands || commands.has(entry.command))
      .map((entry, at) => ({
        id: `${entry.command}.${at}`,
        what: entry.what,
        who: entry.who,
        at: entry.at,
        tone: tones[entry.tone] ?? 'green',
        details:
          entry.details.length === 0
            ? undefined
            : entry.details.every(one => one.title === '')
              ? entry.details.map(one => one.value).join('\n')
              : createElement(Facts, { facts: entry.details.map(one => [one.title, one.value] as const) }),
        photos: entry.photos.map(pictureOf),
      }))
  }, [detail, kind, language, names, only])
}
