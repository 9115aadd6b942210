import { alike } from './alike.ts'
import { cluster, type Group } from './cluster.ts'
import { heatOf } from './heat.ts'
import { neighbours } from './neighbours.ts'
import { shortTitle } from './title.ts'
import type { Message, Topic } from './types.ts'
import { dot, type Terms, vectorsOf } from './vectors.ts'

export interface TopicOptions {
  /** The moment heat is looked at (default: the latest message). */
  readonly now?: number
  /** After so many days a message counts half (default 180). */
  readonly halfLifeDays?: number
  /** Fewer distinct voices are no topic (default 2). */
  readonly leastVoices?: number
}

/** Chosen by reading the groups they make of some thousand real messages: README. */
const limits = { whole: 0.14, rest: 0.095 }
/** A member must stay so far within the limits when it is held against all the others together. */
const stray = 0.8
/** Less alike than this is never looked at for joining. */
const leastEdge = 0.07

/** Leaves out the members that are no longer like enough to the others, now that the group is whole. */
function withoutStrays(group: Group, { vectors, terms }: Terms): Group {
  if (group.members.length < 3) return group
  const others = group.members.length - 1
  const members = group.members.filter(i => {
    const own = vectors[i]!
    const rest = new Map([...group.sum].map(([term, weight]) => [term, weight - (own.get(term) ?? 0)]))
    const like = alike(own, rest, others, terms)
    return like.whole >= stray * limits.whole && like.rest >= stray * limits.rest
  })
  return { ...group, members }
}

/** The title of the message that is most like all the others; of equal ones the shorter, then the earlier. */
function centralTitle(group: Group, messages: readonly Message[], { vectors }: Terms): string {
  const central = group.members
    .map(i => ({ message: messages[i]!, alike: dot(vectors[i]!, group.sum) }))
    .filter(one => one.message.title.trim() !== '')
    .sort((a, b) => b.alike - a.alike || a.message.title.length - b.message.title.length || a.message.at - b.message.at)[0]
  return shortTitle(central?.message.title ?? messages[group.members[0]!]!.body)
}

/**
 * Groups the messages that speak of one matter at one place or of one organisation, hottest first. A message is in one group
 * at most; most are in none.
 *
 * @param messages in any order; the result does not depend on it
 * @returns groups of two messages or more, from `leastVoices` distinct voices
 * @throws RangeError when the half-life is not above zero
 */
export function hotTopics(messages: readonly Message[], options: TopicOptions = {}): Topic[] {
  const { halfLifeDays = 180, leastVoices = 2 } = options
  if (!(halfLifeDays > 0)) throw new RangeError('halfLifeDays must be above zero')
  const ordered = [...messages].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const now = options.now ?? ordered.at(-1)?.at ?? 0
  const terms = vectorsOf(ordered)
  const titles = ordered.map(message => message.title)
  return cluster(terms, titles, neighbours(terms, leastEdge), limits)
    .filter(group => group.members.length > 1)
    .map(group => withoutStrays(group, terms))
    .filter(group => group.members.length > 1)
    .map(group => {
      const members = group.members.map(i => ordered[i]!).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
      const { heat, voices } = heatOf(members, { now, halfLifeDays })
      const title = centralTitle(group, ordered, terms)
      return { title, from: members[0]!.at, to: members.at(-1)!.at, heat, voices, ids: members.map(one => one.id) }
    })
    .filter(topic => topic.voices >= leastVoices)
    .sort((a, b) => b.heat - a.heat || b.to - a.to || (a.ids[0]! < b.ids[0]! ? -1 : 1))
}
