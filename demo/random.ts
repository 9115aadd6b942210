/** A seeded source of randomness: the same seed gives the same town, people and cases on every machine. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A number in [low, high). */
  between(low: number, high: number): number
  /** A whole number from low to high, both included. */
  int(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One item, each as likely. Refuses an empty list. */
  pick<T>(items: readonly T[]): T
  /** One item, as likely as its weight says. Refuses a list without positive weight. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T
  /** A bell-shaped number (Box and Muller). */
  normal(mean: number, deviation: number): number
  /** A new list in random order (Fisher and Yates). */
  shuffle<T>(items: readonly T[]): T[]
  /** An independent source named by a word, so that adding a draw here does not shift the draws there. */
  fork(name: string): Random
}

/** FNV-1a with a final mix: a 32-bit number from a text. */
export function hash32(text: string, salt = 0): number {
  let h = (0x811c9dc5 ^ salt) >>> 0
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b) >>> 0
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) >>> 0
  return (h ^ (h >>> 16)) >>> 0
}

/** An identifier in UUID form (version 8, RFC 9562: content of our own), always the same for the same text. */
export function stableId(text: string): string {
  const hex = [1, 2, 3, 4].map(salt => hash32(text, Math.imul(salt, 0x9e3779b9)).toString(16).padStart(8, '0')).join('')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** sfc32 (Doty-Humphrey, PractRand): small, fast and long enough for a demonstration town. */
export function random(seed: number | string): Random {
  const name = String(seed)
  let a = hash32(name, 1)
  let b = hash32(name, 2)
  let c = hash32(name, 3)
  let d = 1
  const next = () => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) next()

  const self: Random = {
    next,
    between: (low, high) => low + (high - low) * next(),
    int: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: probability => next() < probability,
    pick: items => {
      if (items.length === 0) throw new RangeError('cannot pick from an empty list')
      return items[Math.floor(next() * items.length)]!
    },
    weighted: items => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0)
      if (!(total > 0)) throw new RangeError('weights must add up to more than zero')
      let left = next() * total
      for (const [item, weight] of items) {
        left -= weight
        if (left < 0) return item
      }
      return items.findLast(([, weight]) => weight > 0)![0]
    },
    normal: (mean, deviation) => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: items => {
      const list = [...items]
      for (let i = list.length - 1; i > 0; i--) {
        const j = Math.floor(next() * (i + 1))
        ;[list[i], list[j]] = [list[j]!, list[i]!]
      }
      return list
    },
    fork: word => random(`${name}/${word}`),
  }
  return self
}
