import type { PublicCase } from '#contract/cases'
import { mySteps, openData } from '#kernel/engine/access'
import type { Actor } from '#kernel/engine/actor'
import { mayRateToo, voicesOf } from '#kernel/engine/join'
import type { Case, Data, Event } from '#kernel/engine/model'
import { publicStory, storyForOthers } from '#kernel/engine/public-story'
import { phrase } from '#kernel/engine/words/phrase'
import type { App } from '../app.ts'
import { Fault } from '../errors.ts'
import { caseOf } from '../store/case-rows.ts'
import { caseForOwner, eventsForOwner, namesFor } from '../store/cases.ts'
import { keyFits } from '../store/commands.ts'
import { caseType, inLanguage } from '../store/definitions.ts'
import { type Numbered, readByNumber } from '../store/known/known-view.ts'

type Lang = 'zh' | 'en'

/**
 * What the holder of a number may see, and with the key also do. Nothing here tells names or what staff say among
 * themselves. The number of one who joined, and of a case that was merged, tells what becomes of the main case, without
 * anything another resident wrote.
 */
export async function publicView(app: App, number: string, key: string | undefined, lang: Lang) {
  const found = await readByNumber(app, number)
  if (!found) throw new Fault('not-found')
  const { own, main } = found
  const of = caseType(app.programmes, main.record.type)
  const def = inLanguage(of, lang)
  const c = caseOf(main.record)
  const snapshot = await app.directory.now()
  const holds = key !== undefined && keyFits(app.config.secret, found.keyId, key)
  // That somebody is looked in on is nobody else's business: without the key there is no such number.
  if (of.def.confidential && !holds) throw new Fault('not-found')
  const follows = own === null ? ('joined' as const) : own === main ? null : ('merged' as const)
  const bearer: Actor = { kind: 'bearer', case: c.id, ...(follows && { voice: found.keyId }) }
  const actor: Actor = holds ? bearer : { kind: 'anonymous' }
  const rates = of.def.known?.rates
  const steps = follows ? (rates && mayRateToo(of.def, c, found.keyId) ? [rates] : []) : [...mySteps(of.def, actor, c)]
  const mine = own && { c: caseOf(own.record), events: [...own.events] }
  const community = (mine?.c ?? c).place.community
  const place = community ? snapshot.places.get(community) : undefined
  const view: PublicCase = {
    number,
    programme: c.programme,
    type: c.type,
    state: c.state,
    passed: [of.def.start, ...main.events.flatMap(e => (e.body.kind === 'Stepped' ? [e.body.to] : []))],
    filedAt: mine?.c.filedAt ?? joinedAt(c, found.keyId),
    closedAt: c.closedAt,
    dueAt: c.clock?.dueAt ?? null,
    community: place ? (lang === 'en' ? (place.nameEn ?? place.name) : place.name) : null,
    data: { ...(mine ? openData(def, mine.c.data) : neighbourData(of.def.known?.category, c.data)) },
    story: storyOf(found, of, lang, namesFor(of, snapshot, lang)).map(s => ({
      ...s,
      details: [...s.details],
      photos: [...s.photos],
    })),
    voices: voicesOf(c),
    follows,
    mine: holds
      ? {
          id: found.keyId,
          version: c.version,
          steps,
          looks: [...found.looks],
          data: mine ? { ...caseForOwner(of, mine.c, eventsForOwner(of, mine.events)).data } : {},
        }
      : null,
  }
  return { actor, c, view }
}

const neighbourData = (category: string | undefined, data: Data): Data =>
  category !== undefined && category in data ? { [category]: data[category] } : {}

const joinedAt = (c: Case, voice: string): number => c.joined.find(one => one.id === voice)?.at ?? c.filedAt

type Names = ReturnType<typeof namesFor>

/** The own history, then what became of the main case. */
function storyOf({ own, main, keyId }: Numbered, of: ReturnType<typeof caseType>, lang: Lang, names: Names) {
  const def = inLanguage(of, lang)
  if (own === main) return publicStory(def, main.events as readonly Event[], lang, names)
  const others = storyForOthers(def, main.events as readonly Event[], lang, names)
  if (own) return [...publicStory(def, own.events as readonly Event[], lang, names), ...others].sort((a, b) => a.at - b.at)
  const began = {
    command: keyId,
    at: joinedAt(caseOf(main.record), keyId),
    who: phrase(lang, 'who.reporter'),
    what: phrase(lang, 'story.public.joined'),
    details: [],
    photos: [],
    tone: 'normal' as const,
  }
  return [began, ...others].sort((a, b) => a.at - b.at)
}
