import type { Type } from '../data.ts'

/** Where a case is opened on the phone: a stop of a round has a page of its own. */
export function pageOf(
  types: readonly Type[],
  { type, case: id }: { readonly type: string; readonly case: string },
  step?: string,
): string {
  const round = types.find(one => one.type === type)?.def.round
  return [round ? `/rounds/${type}` : '/task', id, ...(step ? [step] : [])].join('/')
}
