/** What somebody reported, as far as it helps to recognise the same matter. */
export interface Report {
  readonly id: string
  /** When it was reported, epoch milliseconds. */
  readonly at: number
  /** Degrees, any one datum for all. */
  readonly lat: number
  readonly lon: number
  readonly category: string
  /** The reporter's words, an address, a title: whatever is there. May be empty. */
  readonly text: string
  /** When it was closed, where that is known: what was closed before a new report came in is seldom the same matter. */
  readonly closedAt?: number
}

/** One reason why an earlier report may be the same matter: facts, for the caller to put into words. */
export type Because =
  | { readonly kind: 'distance'; readonly metres: number }
  | { readonly kind: 'time'; readonly minutes: number }
  | { readonly kind: 'category'; readonly same: boolean; readonly earlier: string }
  | { readonly kind: 'words'; readonly shared: readonly string[] }
  /** So few earlier reports were to be expected there by chance in that time. */
  | { readonly kind: 'rare'; readonly expected: number }
  /** It had been closed so many minutes before. */
  | { readonly kind: 'closed'; readonly minutes: number }

export interface Scored {
  /** 0 to 1: the higher, the more likely the same matter. Comparable between candidates and reports; not a chance (README). */
  readonly score: number
  readonly because: readonly Because[]
}

export interface Suggestion extends Scored {
  readonly id: string
}

/** What usually comes in at the place of the earlier report, before it: tells a coincidence from a sign. */
export interface Nearby {
  /** Reports of its kind at least as close, that came in before it. */
  readonly sameKind: number
  /** The same of any kind. */
  readonly anyKind: number
  /** Over how many days they were counted. */
  readonly days: number
}

/** How much a word says, in nats: -ln of the share of reports of that category that have it. */
export type Rarity = (word: string, category: string) => number

/** How much more often than by chance two different categories are reported together, as ln of the ratio; 0 is unknown. */
export type Affinity = (earlier: string, later: string) => number
