import type { CaseQuery, CaseRow } from '#contract/cases'
import type { Me } from '#contract/office'
import type { CaseData } from '#kernel/index'

export type View = NonNullable<CaseQuery['view']>
export const views = ['turn', 'held', 'late', 'open', 'closed'] as const satisfies readonly View[]

export const orders = ['due', 'newest', 'oldest'] as const satisfies readonly CaseQuery['order'][]
export type Order = (typeof orders)[number]

/** What the list shows, as it stands in the address: a list one looks at can be sent to a colleague. */
export type Filter = {
  readonly type?: string | undefined
  readonly view: View
  readonly state?: string | undefined
  readonly community?: string | undefined
  readonly grid?: string | undefined
  readonly unit?: string | undefined
  readonly kind?: string | undefined
  readonly q?: string | undefined
  /** Days 'YYYY-MM-DD', both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly order: Order
}
const words = ['type', 'state', 'community', 'grid', 'unit', 'kind', 'q', 'from', 'to'] as const
const withEnded: readonly View[] = ['closed', 'mine', 'all']
/** The orders a view can have: what has ended is due no more. */
export const ordersOf = (view: View): readonly Order[] => (withEnded.includes(view) ? ['newest', 'oldest'] : orders)
/** The order a list stands in, which the office sees the same way. */
export const orderOf = ({ view, order }: Pick<Filter, 'view' | 'order'>): Order =>
  ordersOf(view).includes(order) ? order : 'newest'

/** What narrows a view; the type and the order do not. */
export const narrowing = ['state', 'community', 'grid', 'unit', 'kind', 'q', 'from', 'to'] as const

export function readFilter(search: string): Filter {
  const params = new URLSearchParams(search)
  const view = [...views, 'mine', 'all'].find(one => one === params.get('view')) as View | undefined
  const rest = Object.fromEntries(words.flatMap(key => (params.get(key) ? [[key, params.get(key)]] : [])))
  return { view: view ?? 'turn', order: orders.find(one => one === params.get('order')) ?? 'due', ...rest }
}

export function writeFilter(filter: Filter, more: Readonly<Record<string, string | undefined>> = {}): string {
  const params = new URLSearchParams()
  if (filter.view !== 'turn') params.set('view', filter.view)
  for (const key of words) if (filter[key]) params.set(key, filter[key])
  if (filter.order !== 'due') params.set('order', filter.order)
  for (const [key, value] of Object.entries(more)) if (value) params.set(key, value)
  return params.toString()
}

const DAY = 86_400_000
const dayStart = (day: string | undefined): number | undefined => {
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(at) ? undefined : at
}
const dayEnd = (day: string | undefined) => {
  const at = dayStart(day)
  return at === undefined ? undefined : at + DAY
}

/** The same as the server asks for it. */
export const asQuery = ({ from, to, ...filter }: Filter, type: string) => {
  const moments = { from: dayStart(from), to: dayEnd(to) }
  return { ...filter, type, ...moments }
}

/** States in which it is the person's turn: on duty there, or of the unit that works on it. The server counts the same way. */
export function statesOfTurn(def: CaseData, me: Me): ReadonlySet<string> {
  const roles = me.posts.map(post => post.role)
  const own = (role: string | undefined) => role !== undefined && roles.includes(role)
  const byDuty = Object.entries(def.states).flatMap(([name, state]) => (own(state.duty) || own(state.tasks?.by) ? [name] : []))
  const byUnit = Object.values(def.steps).flatMap(step => (step.by.includes('handler') && own('handler') ? step.from : []))
  return new Set([...byDuty, ...byUnit].filter(name => !def.states[name]?.ends))
}

/** Does a case, as it has become, still belong in this list? Searches by words are left to the server. */
export function fits(filter: Filter, row: CaseRow, def: CaseData, me: Me, now: number): boolean {
  const open = row.closedAt === null
  const inView = {
    open,
    turn: open && statesOfTurn(def, me).has(row.state),
    held: open && row.holder === me.person.id,
    late: open && row.dueAt !== null && row.dueAt < now,
    closed: !open,
    mine: false,
    all: true,
  }[filter.view]
  const same = (['state', 'community', 'grid', 'unit', 'kind'] as const).every(key => !filter[key] || filter[key] === row[key])
  const after = dayStart(filter.from) ?? Number.NEGATIVE_INFINITY
  const before = dayEnd(filter.to) ?? Number.POSITIVE_INFINITY
  return inView && same && row.filedAt >= after && row.filedAt < before
}

/** What a kept view holds of a list: everything in its address but the kind of case, which the list itself names. */
export const filterOf = (filter: Filter): Record<string, string> => {
  const { type: _, ...rest } = filter
  return Object.fromEntries(Object.entries(rest).flatMap(([key, value]) => (value ? [[key, value]] : [])))
}
export const asFilter = (kept: Readonly<Record<string, string>>, type: string | undefined): Filter =>
  readFilter(new URLSearchParams({ ...kept, ...(type && { type }) }).toString())
export const sameFilter = (a: Filter, b: Filter): boolean =>
  writeFilter({ ...a, type: undefined }) === writeFilter({ ...b, type: undefined })
