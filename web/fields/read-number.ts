export type NumberFault = 'number' | 'whole' | 'range'
export type NumberRead = { value: number | undefined; fault: NumberFault | undefined }

type Limits = { whole: boolean; min?: number | undefined; max?: number | undefined }

/** Reads what a person typed: full-width digits, separators and spaces are theirs to use; anything unclear is a fault, not a guess. */
export function readNumber(typed: string, { whole, min, max }: Limits): NumberRead {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/g, '')
  if (plain === '') return { value: undefined, fault: undefined }
  if (!/^-?\d+(\.\d{1,2})?$/.test(plain)) return { value: undefined, fault: whole ? 'whole' : 'number' }
  const value = Number(plain)
  if (whole && !Number.isSafeInteger(value)) return { value: undefined, fault: 'whole' }
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return { value: undefined, fault: 'range' }
  return { value, fault: undefined }
}
