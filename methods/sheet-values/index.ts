export { type MomentFormat, momentFormat, readMoment, type Zone, zoneOf } from './read-moment.ts'
export { readIdentifier, readPhone, readYes } from './read-words.ts'
