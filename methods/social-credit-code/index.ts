export { type CheckedCode, type CodeFault, checkCharacterOf, checkSocialCreditCode, organisationCheckOf } from './check-code.ts'
