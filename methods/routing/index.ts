export { addRuns, type Changed, type DryRun, dryRun, loads, nothingRun, type PastCase } from './dry-run.ts'
export { findGaps, type Gap, mustMend, type Spot } from './gaps.ts'
export { circleOf, route } from './route.ts'
export type { Asked, Decision, Ground, Limit, Matter, Moment, PassedOver, Point, Reason, Rule, RuleSet, When } from './types.ts'
