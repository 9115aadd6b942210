export { plainHeading } from './names.ts'
export { type Fit, type Heading, isRowNumber, type Proposal, proposeColumns, type Wanted, type Why } from './propose.ts'
