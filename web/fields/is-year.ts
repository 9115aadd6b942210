import type { FieldData } from '#kernel/define/field'

/** A count between two years is a year: it is written without a comma, and it is a time rather than a size. */
export const isYear = ({ kind, min, max, measure }: FieldData): boolean =>
  kind === 'count' && measure === undefined && min !== undefined && min >= 1000 && max !== undefined && max <= 9999
