import type { OrganisationName } from './read-name.ts'

/** An organisation whose names are known: the one it is registered under, and what else it is called. */
export interface KnownOrganisation {
  readonly id: string
  readonly names: readonly OrganisationName[]
}

/**
 * Why a known organisation is proposed, the strongest first: `same` equal when both are written in one way · `form` but for
 * the legal form (有限公司) · `area` but for the place before it or in brackets · `branch` another or no branch of it ·
 * `short` one is the other shortened (北辰商贸 of 北辰南方商业贸易) · `alike` written alike
 */
export type NameReason = 'same' | 'form' | 'area' | 'branch' | 'short' | 'alike'

export interface NameMatch {
  readonly id: string
  readonly name: OrganisationName
  readonly reason: NameReason
  /** From 0 to 1, to rank by; no probability. */
  readonly score: number
  /** Both say it and say it differently: a number makes 第1小学 another school than 第2小学. */
  readonly differs: readonly ('number' | 'area' | 'form' | 'branch')[]
}

export interface NamesMatched {
  /** The one organisation of that name; null where none or several are, or where anything differs. */
  readonly sure: string | null
  readonly candidates: readonly NameMatch[]
}

interface Entry {
  readonly id: string
  readonly name: OrganisationName
  readonly grams: ReadonlySet<string>
}

export interface NameIndex {
  readonly entries: readonly Entry[]
  readonly byKey: ReadonlyMap<string, readonly number[]>
  readonly byCore: ReadonlyMap<string, readonly number[]>
  readonly byGram: ReadonlyMap<string, readonly number[]>
}

/** Pairs of neighbours without the numbers: 第1小学 is like 第2小学, and `differs` tells them apart. */
function gramsOf(name: OrganisationName): ReadonlySet<string> {
  const words = (name.core + name.branch).replace(/\d+/g, '')
  const grams = new Set<string>()
  for (let at = 0; at + 1 < words.length; at++) grams.add(words.slice(at, at + 2))
  return grams
}

function add(into: Map<string, number[]>, key: string, entry: number): void {
  const list = into.get(key)
  if (list) list.push(entry)
  else into.set(key, [entry])
}

/** Makes known organisations findable; build it again when they change. */
export function buildNameIndex(known: Iterable<KnownOrganisation>): NameIndex {
  const entries: Entry[] = []
  const byKey = new Map<string, number[]>()
  const byCore = new Map<string, number[]>()
  const byGram = new Map<string, number[]>()
  for (const { id, names } of known) {
    for (const name of names) {
      if (name.key === '') continue
      const grams = gramsOf(name)
      const entry = entries.push({ id, name, grams }) - 1
      add(byKey, name.key, entry)
      add(byCore, name.core, entry)
      for (const gram of grams) add(byGram, gram, entry)
    }
  }
  return { entries, byKey, byCore, byGram }
}

/** 北商 is 北辰商贸 shortened: its characters come in the same order, begin alike, and are at least half. */
function shortens(short: string, long: string): boolean {
  if (short.length < 2 || short.length >= long.length || short.length * 2 < long.length || short[0] !== long[0]) return false
  let at = 0
  for (const c of long) if (c === short[at]) at++
  return at === short.length
}

const numbersOf = (name: OrganisationName): string => (name.key.match(/\d+/g) ?? []).join('/')

function differences(a: OrganisationName, b: OrganisationName): NameMatch['differs'] {
  const differs: NameMatch['differs'][number][] = []
  if (numbersOf(a) !== numbersOf(b)) differs.push('number')
  for (const piece of ['area', 'form', 'branch'] as const) {
    if (
      a[piece] !== '' &&
      b[piece] !== '' &&
      a[piece] !== b[piece] &&
      !a[piece].endsWith(b[piece]) &&
      !b[piece].endsWith(a[piece])
    ) {
      differs.push(piece)
    }
  }
  return differs
}

function judge(asked: OrganisationName, grams: ReadonlySet<string>, entry: Entry): NameMatch | null {
  const { id, name } = entry
  const differs = differences(asked, name)
  const made = (reason: NameReason, score: number): NameMatch => ({
    id,
    name,
    reason,
    score: score - 0.1 * differs.length,
    differs,
  })
  if (asked.key === name.key) return { id, name, reason: 'same', score: 1, differs: [] }
  if (asked.core === name.core) {
    if (asked.branch !== name.branch) return made('branch', 0.7)
    return asked.area === name.area ? made('form', 0.92) : made('area', asked.form === name.form ? 0.88 : 0.82)
  }
  if (shortens(asked.core, name.core) || shortens(name.core, asked.core)) return made('short', 0.65)
  let common = 0
  for (const gram of grams) if (entry.grams.has(gram)) common++
  const alike = (2 * common) / Math.max(1, grams.size + entry.grams.size)
  return alike >= 0.3 ? made('alike', 0.6 * alike) : null
}

/** So many shared pairs are counted, the rarest first. */
const counted = 5000

/**
 * Which known organisation a name may mean, ranked, with reasons. Nothing is chosen: `sure` is set only when the names are
 * equal written in one way, and no other organisation has that name.
 * @param most how many candidates at most (default 5)
 */
export function matchName(asked: OrganisationName, index: NameIndex, most = 5): NamesMatched {
  if (asked.key === '') return { sure: null, candidates: [] }
  const grams = gramsOf(asked)
  const found = new Set<number>([...(index.byKey.get(asked.key) ?? []), ...(index.byCore.get(asked.core) ?? []).slice(0, 200)])
  if (found.size < most) {
    const shared = new Map<number, number>()
    let left = counted
    const lists = [...grams].map(gram => index.byGram.get(gram) ?? []).sort((a, b) => a.length - b.length)
    for (const list of lists) {
      left -= list.length
      if (left < 0) break
      for (const entry of list) shared.set(entry, (shared.get(entry) ?? 0) + 1)
    }
    for (const [entry] of [...shared].sort((a, b) => b[1] - a[1]).slice(0, 60)) found.add(entry)
  }
  const best = new Map<string, NameMatch>()
  for (const entry of found) {
    const match = judge(asked, grams, index.entries[entry]!)
    if (match && match.score >= 0.2 && match.score > (best.get(match.id)?.score ?? 0)) best.set(match.id, match)
  }
  const ranked = [...best.values()].sort((a, b) => b.score - a.score || (a.name.key < b.name.key ? -1 : 1))
  const same = ranked.filter(match => match.reason === 'same')
  return { sure: same.length === 1 ? same[0]!.id : null, candidates: ranked.slice(0, most) }
}
