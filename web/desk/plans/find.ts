import type { PromiseFound, PromisesFound } from '#contract/plan-find'
import type { Named, RowFinder } from '../../fields/sources.ts'
import { api } from '../../shell/api.ts'
import { client } from '../data/client.ts'

/** A promise by its words; its plan and number stand behind it, so that two of the same words can be told apart. */
const namedPromise = ({ id, title, number, planTitle, plan, due }: PromiseFound): Named => ({
  id,
  name: title,
  aside: due ?? undefined,
  note: [planTitle, number].filter(words => words !== '').join(' · '),
  href: `~/desk/plans/${plan}/i/${id}`,
})

const ask = (q: string, signal: AbortSignal) =>
  api.get<PromisesFound>('/plan-promises', { query: { q }, signal }).then(({ rows }) => rows.map(namedPromise))

/** Finds promises of adopted plans by words of them. */
export const promiseFinder: RowFinder = {
  find: (typed, signal) => ask(typed, signal),
  named: (key, signal) =>
    client.ensureQueryData({
      queryKey: ['plan-promise', key],
      queryFn: async () => (await ask(key, signal)).find(one => one.id === key) ?? { id: key, name: key },
    }),
}
