import type { QueryKey } from '@tanstack/react-query'
import { client } from '../../desk/data/client.ts'
import { all, put, whoseShelves } from './shelves.ts'

type KeptQuery = { readonly id: string; readonly key: QueryKey; readonly data: unknown; readonly at: number }

/** What the app must know to open without a signal: who, which office, its definitions, ground and calendar. */
const needed = new Set(['me', 'office', 'programmes', 'places', 'units', 'calendar', 'layer', 'register', 'notices'])

function keep(key: QueryKey, data: unknown): void {
  if (!whoseShelves() || data === null || data === undefined || !needed.has(String(key[0]))) return
  void put<KeptQuery>('answers', { id: `query/${JSON.stringify(key)}`, key, data, at: Date.now() })
}

let watching = false

/** Keeps every answer of these questions from now on, and those that are there already. */
export function keepQueries(): void {
  for (const query of client.getQueryCache().getAll()) keep(query.queryKey, query.state.data)
  if (watching) return
  watching = true
  client.getQueryCache().subscribe(event => {
    if (event.type === 'updated' && event.action.type === 'success') keep(event.query.queryKey, event.query.state.data)
  })
}

/** Puts what was kept where the pages look for it. */
export async function recallQueries(): Promise<void> {
  for (const one of await all<KeptQuery | { readonly id: string }>('answers'))
    if ('key' in one && client.getQueryData(one.key) === undefined)
      // All but the ground is asked again: it may be somebody else by now, or another definition.
      client.setQueryData(one.key, one.data, { updatedAt: one.key[0] === 'layer' ? one.at : 1 })
}
