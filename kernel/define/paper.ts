import type { CaseData } from './case.ts'
import { fieldsOf } from './check-case.ts'

/** What is written of a case in the official layout, e.g. the minutes of a meeting. */
export interface PaperData {
  /** 会议纪要; it stands behind what the case says in `of`. */
  readonly title: string
  readonly of: string
  /** It can be written once this is answered. */
  readonly once: string
  /**
   * What is printed, in order, each as official papers call it (Chinese in every language): answers a line each, rows under
   * headings of their own, and so are texts that come after the first rows.
   */
  readonly fields: Readonly<Record<string, string>>
}

/** What is wrong with it: fields the case does not have, and personal ones. */
export function paperMistakes(def: CaseData): string[] {
  const known = fieldsOf(def)
  const named = def.paper ? [def.paper.of, def.paper.once, ...Object.keys(def.paper.fields)] : []
  return named.filter(key => !known[key] || known[key].personal).map(key => `a paper cannot print "${key}"`)
}
