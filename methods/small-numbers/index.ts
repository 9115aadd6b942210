export { type Block, hideDerived } from './hide-derived.ts'
export { type HiddenTable, hideSmall, type Shown } from './hide-small.ts'
export { type Bits, lotOf, roundPersons, roundSum } from './round-persons.ts'
