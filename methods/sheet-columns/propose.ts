import { coreHeading, endsAlike, isWithin, likeness, plainHeading, sameMeaning } from './names.ts'

/** A column that is looked for: the names people know it by, its own title first. */
export interface Wanted {
  readonly key: string
  readonly names: readonly string[]
}
/** A column of a sheet: its headings from the outermost to its own. */
export interface Heading {
  readonly index: number
  readonly path: readonly string[]
  /** By what it is remembered; the path joined by ` / ` unless it stands more than once. */
  readonly heading?: string
}
/**
 * How the values of a column answer what is asked: the share that can be read, null when none are there or anything could
 * be. `telling`: such values are rarely anything else, like a credit code.
 */
export interface Fit {
  readonly share: number | null
  readonly telling: boolean
}

export type Why = 'remembered' | 'same' | 'code' | 'synonym' | 'alike' | 'values'
export interface Proposal {
  readonly index: number
  readonly key: string
  readonly why: Why
  /** `likely` is to be looked at by a person. */
  readonly sure: boolean
  /** The share of values that can be read so, null when it says nothing. */
  readonly share: number | null
}

interface Scored {
  readonly score: number
  readonly why: Why
}

const least = 0.48
const certain = 0.8
const margin = 0.06

/** How well headings say what is asked, 0 to 1. */
function said(path: readonly string[], wanted: Wanted): Scored {
  const own = plainHeading(path.at(-1) ?? '')
  const whole = plainHeading(path.join(''))
  if (own === '') return { score: 0, why: 'alike' }
  let best: Scored = { score: 0, why: 'alike' }
  const offer = (score: number, why: Why) => {
    if (score > best.score) best = { score, why }
  }
  for (const [rank, given] of wanted.names.entries()) {
    const name = plainHeading(given)
    if (name === '') continue
    const late = Math.min(rank, 20) * 0.002
    if (name === whole) offer(1 - late, 'same')
    else if (name === own) offer(0.97 - late, 'same')
    else if (given === wanted.key && path.some(title => title.trim() === given)) offer(1, 'code')
    else if (sameMeaning(own, name) || sameMeaning(whole, name)) offer(0.9 - late, 'synonym')
    else if (coreHeading(own) === coreHeading(name)) offer(0.88 - late, 'alike')
    else if (name.length >= 2 && (own.endsWith(name) || name.endsWith(own)) && own.length >= 2) offer(0.78 - late, 'alike')
    else if (name.length >= 2 && own.length >= 2 && (own.includes(name) || name.includes(own))) offer(0.7 - late, 'alike')
    else if (endsAlike(own, name)) offer(0.74 - late, 'synonym')
    else if (within(coreHeading(name), coreHeading(own), whole)) offer(0.68 - late, 'alike')
    else offer(Math.max(likeness(own, name), likeness(whole, name)) * 0.8, 'alike')
  }
  return best
}

/** Abbreviated: 合同号 for 合同编号, 护理人员 for 护理员. */
const within = (name: string, own: string, whole: string): boolean =>
  (name.length >= 3 && (isWithin(name, own) || isWithin(name, whole))) || (own.length >= 3 && isWithin(own, name))

function scoreOf(heading: Heading, wanted: Wanted, { share, telling }: Fit): Scored {
  const name = said(heading.path, wanted)
  // A name that fits over values that do not may be another column of the same name: to be looked at, if nothing fits better.
  if (share !== null && share < 0.5) return { score: name.score > 0.85 ? 0.56 * name.score : name.score * 0.4, why: name.why }
  const more = share === null ? 0 : telling ? 0.12 * share : 0.04 * share
  if (name.score >= 0.35) return { score: Math.min(1.1, name.score + more), why: name.why }
  return telling && share !== null && share >= 0.8
    ? { score: 0.56 + 0.1 * share, why: 'values' }
    : { score: name.score, why: name.why }
}

/** A column that only numbers the rows. */
export const isRowNumber = (heading: Pick<Heading, 'path'>): boolean =>
  /^(序号|序|行号|no|顺序号|#)$/.test(plainHeading(heading.path.at(-1) ?? ''))

/**
 * Which column of a sheet answers which of those that are asked, each at most once unless a person said otherwise, with the reason. A person looks at it
 * before anything is stored.
 * @param fits how the values of the column at an index answer a key
 * @param remembered the key for a heading, as a person settled it for this source before; '' for a heading that answers none
 */
export function proposeColumns(
  headings: readonly Heading[],
  wanted: readonly Wanted[],
  fits: (index: number, key: string) => Fit,
  remembered: Readonly<Record<string, string>> = {},
): Proposal[] {
  const proposals: Proposal[] = []
  const taken = new Set<string>()
  const settled = new Set<number>()
  const place = (heading: Heading) => heading.heading ?? heading.path.join(' / ')
  for (const heading of headings) {
    const key = remembered[place(heading)]
    if (key === undefined) continue
    settled.add(heading.index)
    // Of one key a person may have settled several columns, which are joined.
    if (key === '' || !wanted.some(w => w.key === key)) continue
    taken.add(key)
    proposals.push({ index: heading.index, key, why: 'remembered', sure: true, share: fits(heading.index, key).share })
  }
  const open = headings.filter(heading => !settled.has(heading.index) && !isRowNumber(heading))
  const all = open.flatMap(heading =>
    wanted
      .filter(w => !taken.has(w.key))
      .map(w => {
        const values = fits(heading.index, w.key)
        return { heading, key: w.key, share: values.share, ...scoreOf(heading, w, values) }
      }),
  )
  const ranked = all.filter(one => one.score >= least).sort((a, b) => b.score - a.score || a.heading.index - b.heading.index)
  const used = new Set<number>()
  for (const one of ranked) {
    if (used.has(one.heading.index) || taken.has(one.key)) continue
    const rivals = ranked.filter(
      other =>
        other !== one &&
        other.score > one.score - margin &&
        ((other.heading.index === one.heading.index && !taken.has(other.key)) ||
          (other.key === one.key && !used.has(other.heading.index))),
    )
    // Two columns whose values alone say the same are not told apart by guessing.
    if (one.why === 'values' && rivals.some(other => other.why === 'values')) continue
    used.add(one.heading.index)
    taken.add(one.key)
    proposals.push({
      index: one.heading.index,
      key: one.key,
      why: one.why,
      sure: one.score >= certain && rivals.length === 0,
      share: one.share,
    })
  }
  return proposals.sort((a, b) => a.index - b.index)
}
