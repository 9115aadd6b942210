export { type HiddenTable, hideSmall, type Shown } from './hide-small.ts'
