import { evenText } from '../text.ts'
import type { Section } from '../types.ts'
import { apartFrom } from './clauses.ts'
import { figuresIn } from './figures.ts'
import { type TimeFrame, type TimeWords, timesIn } from './time-words.ts'
import { backward, forward, goals } from './words.ts'

/** What the headings above a place say of it. */
export interface Standing {
  /** Under a heading that looks back, or describes. */
  readonly backward: boolean
  /** Under a heading that looks ahead, as reports have one near their end. */
  readonly forward: boolean
  /** Under a heading of goals or indicators. */
  readonly goals: boolean
  /** The time a heading sets for what stands under it. */
  readonly time: TimeWords | null
  /** The one year it names. */
  readonly year: number | null
  /** The innermost section, as a key; -1 for none. */
  readonly section: number
  readonly title: string
}

const nowhere: Standing = { backward: false, forward: false, goals: false, time: null, year: null, section: -1, title: '' }

/** An item that is a whole sentence is no heading. */
const isSentence = (title: string) => title.length > 26 && title.includes(',')

function oneYearIn(title: string): number | null {
  const years = new Set(Array.from(title.matchAll(/(20\d\d)年/g), ([, year]) => Number(year)))
  return years.size === 1 ? [...years][0]! : null
}

function standingIn(section: Section, index: number, above: Standing, frame: TimeFrame): Standing {
  const title = evenText(section.title)
  const times = timesIn(title, frame)
  // A heading that promises a figure itself dates only that: 建设停车场5处,其中2023年2处.
  const own =
    apartFrom(figuresIn(title), times).length > 0 ? [] : times.filter(time => time.force !== 'past' && time.date !== null)
  const ahead = forward.test(title)
  return {
    backward: (backward.test(title) && !isSentence(title)) || (above.backward && !ahead),
    forward: ahead || above.forward,
    goals: goals.test(title) || above.goals,
    // A day or a month in a heading is its own; a year is that of all below it.
    time: own.filter(time => !/月|季度/.test(time.words)).at(-1) ?? above.time,
    year: oneYearIn(title) ?? above.year,
    section: index,
    title,
  }
}

/**
 * Gives, for places asked in rising order, what the headings above them say. A heading counts for its own words too, as
 * "(一)地区生产总值增长7%以上" stands under itself.
 */
export function sectionWalk(sections: readonly Section[], frame: TimeFrame): (offset: number) => Standing {
  const ordered = sections.map((section, index) => ({ section, index })).sort((a, b) => a.section.offset - b.section.offset)
  const open: { readonly end: number; readonly depth: number; readonly standing: Standing }[] = []
  let next = 0
  return offset => {
    for (; next < ordered.length && ordered[next]!.section.offset <= offset; next++) {
      const { section, index } = ordered[next]!
      while (open.length > 0 && (open.at(-1)!.end <= section.offset || open.at(-1)!.depth >= section.depth)) open.pop()
      const above = open.at(-1)?.standing ?? nowhere
      open.push({ end: section.end, depth: section.depth, standing: standingIn(section, index, above, frame) })
    }
    while (open.length > 0 && open.at(-1)!.end <= offset) open.pop()
    return open.at(-1)?.standing ?? nowhere
  }
}
