export { isCardNumber, isCitizenNumber } from './check-digits.ts'
export { findTraces, type Trace, type TraceKind } from './find-traces.ts'
export { mask } from './mask.ts'
