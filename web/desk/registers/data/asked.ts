import type { EntryFilter, EntryQuery } from '#contract/entries'

export const views = ['standing', 'stale', 'mine', 'unplaced', 'archived'] as const satisfies readonly EntryQuery['view'][]
export type View = (typeof views)[number]
export const orders = ['name', 'changed', 'stale'] as const satisfies readonly EntryQuery['order'][]
export type Order = (typeof orders)[number]

/** What a list of entries shows, as it stands in the address: a list one looks at can be sent to a colleague. */
export type Asked = {
  readonly view: View
  readonly order: Order
  readonly q?: string | undefined
  readonly community?: string | undefined
  readonly grid?: string | undefined
  readonly where: readonly EntryFilter[]
}

export const everything: Asked = { view: 'standing', order: 'name', where: [] }

const ops: readonly string[] = ['is', 'in', 'has', 'atLeast', 'atMost', 'filled', 'empty', 'contains']

const isFilter = (one: unknown): one is EntryFilter =>
  typeof one === 'object' &&
  one !== null &&
  'column' in one &&
  typeof one.column === 'string' &&
  'op' in one &&
  typeof one.op === 'string' &&
  ops.includes(one.op)

/** Conditions from the address; what somebody garbled there is left out. */
export function readWhere(text: string | null): readonly EntryFilter[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(read) ? read.filter(isFilter) : []
  } catch {
    return []
  }
}

export function readAsked(search: string): Asked {
  const params = new URLSearchParams(search)
  const word = (name: string) => params.get(name) || undefined
  return {
    view: views.find(one => one === params.get('view')) ?? 'standing',
    order: orders.find(one => one === params.get('order')) ?? 'name',
    q: word('q'),
    community: word('community'),
    grid: word('grid'),
    where: readWhere(params.get('where')),
  }
}

/** The order a view stands in: what has to be looked at and what was archived have an order of their own. */
export const orderOf = ({ view, order }: Pick<Asked, 'view' | 'order'>): Order =>
  view === 'archived' ? 'changed' : view === 'stale' || view === 'mine' ? 'stale' : order
export const mayOrder = (view: View): boolean => view === 'standing' || view === 'unplaced'

/** The same as the office is asked for it. */
export const asQuery = ({ view, order, where, ...rest }: Asked) => ({
  ...rest,
  view,
  order,
  where: where.length > 0 ? JSON.stringify(where) : undefined,
})

export function writeAsked(asked: Asked, more: Readonly<Record<string, string | undefined>> = {}): string {
  const params = new URLSearchParams()
  if (asked.view !== 'standing') params.set('view', asked.view)
  for (const key of ['q', 'community', 'grid'] as const) if (asked[key]) params.set(key, asked[key])
  if (asked.where.length > 0) params.set('where', JSON.stringify(asked.where))
  if (asked.order !== 'name') params.set('order', asked.order)
  for (const [key, value] of Object.entries(more)) if (value) params.set(key, value)
  return params.toString()
}

/** An address with what is asked behind it, if anything is. */
export const addressOf = (path: string, asked: Asked, more?: Readonly<Record<string, string | undefined>>): string => {
  const search = writeAsked(asked, more)
  return search === '' ? path : `${path}?${search}`
}

/** The conditions on one column, and the list with others in their place. */
export const whereOf = (asked: Asked, column: string): readonly EntryFilter[] => asked.where.filter(one => one.column === column)
export const withWhere = (asked: Asked, column: string, filters: readonly EntryFilter[]): Asked => ({
  ...asked,
  where: [...asked.where.filter(one => one.column !== column), ...filters],
})

export const isNarrowed = (asked: Asked): boolean => Boolean(asked.q || asked.community || asked.grid) || asked.where.length > 0
