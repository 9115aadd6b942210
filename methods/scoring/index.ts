export { type Band, bandsOf, type Placed } from './bands.ts'
export { type Points, pointsOf, type Rule, ruleFault } from './rule.ts'
export { type Part, type Sum, sumOf } from './sum.ts'
