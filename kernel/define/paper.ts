import type { CaseData } from './case.ts'
import { fieldsOf } from './check-case.ts'

/** What is written of a case in the official layout, e.g. the minutes of a meeting. */
export interface PaperData {
  /** 会议纪要; it stands behind what the case says in `of`. */
  readonly title: string
  readonly of: string
  /** It can be written once this is answered. */
  readonly once: string
  /** What is printed, in order: short answers a line each, long ones and rows under headings of their own. */
  readonly fields: readonly string[]
}

/** What is wrong with it: fields the case does not have, and personal ones. */
export function paperMistakes(def: CaseData): string[] {
  const known = fieldsOf(def)
  const named = def.paper ? [def.paper.of, def.paper.once, ...def.paper.fields] : []
  return named.filter(key => !known[key] || known[key].personal).map(key => `a paper cannot print "${key}"`)
}
