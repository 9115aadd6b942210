import type { Question, Subject } from '#kernel/engine/question'

export const looks = ['table', 'cross', 'chart', 'map'] as const
export type Look = (typeof looks)[number]

/** The question and how its answer is looked at, as they stand in the address: what one sees can be sent to a colleague. */
export type Asked = { readonly question: Question; readonly look: Look; readonly kept?: string | undefined }

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** A question out of an address; nothing when it is none. What may be asked is checked elsewhere. */
function questionOf(text: string | null): Question | undefined {
  if (!text) return undefined
  try {
    const read = JSON.parse(text) as Partial<Question> | null
    const { of, groups, measures, where } = read ?? {}
    if (typeof of?.name !== 'string' || (of.kind !== 'cases' && of.kind !== 'entries')) return undefined
    return isList(groups) && isList(measures) && isList(where) ? (read as Question) : undefined
  } catch {
    return undefined
  }
}

export function readAsked(search: string, first: Question): Asked {
  const params = new URLSearchParams(search)
  return {
    question: questionOf(params.get('ask')) ?? first,
    look: looks.find(one => one === params.get('look')) ?? 'table',
    kept: params.get('kept') ?? undefined,
  }
}

export function writeAsked({ question, look, kept }: Asked): string {
  const params = new URLSearchParams({ ask: JSON.stringify(question) })
  if (look !== 'table') params.set('look', look)
  if (kept) params.set('kept', kept)
  return params.toString()
}

const YEAR = 365 * 86_400_000
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)

/** What a subject is asked first: how many by community, of cases by month of the last year. */
export function firstQuestion({ kind, name }: Pick<Subject, 'kind' | 'name'>, now: number): Question {
  const of = { kind, name }
  const plain = { of, measures: [{ what: 'count' as const }], where: [] }
  if (kind === 'entries') return { ...plain, groups: [{ by: '$community' }] }
  const period = { of: '$filed', from: dayOf(now - YEAR), to: dayOf(now) }
  return { ...plain, groups: [{ by: '$community' }, { by: '$filed', every: 'month' }], period }
}
