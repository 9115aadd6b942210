import type { TraceKind } from './find-traces.ts'

/**
 * The same trace with its middle hidden, as published lists write it: 138****1234, 王**.
 * @param text as it stands in the document
 */
export function mask(kind: TraceKind, text: string): string {
  const letters = [...text]
  if (kind === 'name') return letters[0] + '*'.repeat(letters.length - 1)
  if (kind === 'mail') return text.replace(/^(.).*(?=@)/u, '$1***')
  if (kind === 'room') return text.replace(/\d{3,4}(?=\s?(?:室|号|户)$)/u, found => '*'.repeat(found.length))
  const shown = kind === 'citizen' ? [4, 2] : kind === 'plate' ? [2, 1] : [3, 4]
  const digits = letters.filter(one => /[\dA-Za-z\p{Script=Han}]/u.test(one)).length
  let seen = 0
  return letters
    .map(one => {
      if (!/[\dA-Za-z\p{Script=Han}]/u.test(one)) return one
      seen++
      return seen <= shown[0]! || seen > digits - shown[1]! ? one : '*'
    })
    .join('')
}
