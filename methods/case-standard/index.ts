export {
  type CaseStandardRow,
  isCaseStandard,
  readCaseStandard,
  type StandardColumn,
  type StandardProblem,
} from './read-case-standard.ts'
export { type LimitSpan, readLimit } from './read-limit.ts'
