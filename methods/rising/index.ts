export { type Asked, type Cell, type Finding, type Outcome, rising } from './rising.ts'
