export { type ClassifyOptions, classifierOf, usualSureAt } from './classify.ts'
export { learn } from './learn.ts'
export type { Example, Model, Text, Verdict } from './types.ts'
