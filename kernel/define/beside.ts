import type { CaseData } from './case.ts'

/**
 * Open cases to be seen beside this one, before it is filed and afterwards: those of `type` whose field `theirs` says what
 * this one says in `mine`. So two orders about one matter are noticed, and a meeting shows what waits for it.
 */
export interface BesideData {
  readonly title: string
  /** A kind of case, of another programme as `programme.kind`; it may be this kind itself. */
  readonly type: string
  readonly mine: string
  readonly theirs: string
  /** That there is one is a warning, not a help. */
  readonly warns?: true
  /**
   * They may be taken over into the rows of a field of the form: by column what each says there, `$number` its number. So
   * the next meeting of a group takes up what the last one left.
   */
  readonly into?: { readonly field: string; readonly as: Readonly<Record<string, string>> }
}

const comparable = ['text', 'choice', 'item', 'unit', 'day']

/** What is wrong with what is to be seen beside a case: kinds or fields that are not there, and personal values. */
export function besideMistakes(def: CaseData, cases: Readonly<Record<string, CaseData>>): string[] {
  return (def.beside ?? []).flatMap(({ type, mine, theirs, into }) => {
    const columns = into && def.form[into.field]?.columns
    const taken = Object.keys(into?.as ?? {}).filter(column => !columns?.[column])
    if (taken.length > 0) return [`cases beside it are taken over into "${into?.field}.${taken[0]}", which is no column of rows`]
    const other = cases[type]
    // Of another programme: looked for when all programmes are known.
    if (!other && type.includes('.')) return []
    if (!other) return [`beside it stand cases of "${type}", which the programme does not have`]
    const wrong = (of: CaseData, key: string) => !of.form[key] || of.form[key].personal || !comparable.includes(of.form[key].kind)
    return [
      ...(wrong(def, mine) ? [`cases beside it are found by "${mine}", which cannot be compared`] : []),
      ...(wrong(other, theirs) ? [`cases beside it are found by their "${theirs}", which cannot be compared`] : []),
      ...(other.confidential ? [`beside it stand confidential cases of "${type}"`] : []),
    ]
  })
}
