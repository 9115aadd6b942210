export {
  buildNameIndex,
  type KnownOrganisation,
  matchName,
  type NameIndex,
  type NameMatch,
  type NameReason,
  type NamesMatched,
} from './match-name.ts'
export { createNameReader, type OrganisationName, type ShortWords, usualShortWords } from './read-name.ts'
