export { type PairContext, scorePair } from './score.ts'
export { cut, type SuggestOptions, suggestKnown } from './suggest.ts'
export type { Affinity, Because, Nearby, Rarity, Report, Scored, Suggestion } from './types.ts'
export { wordsOf } from './words.ts'
