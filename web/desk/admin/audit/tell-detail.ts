type Detail = Readonly<Record<string, unknown>>
export type DetailWords = {
  /** A catalogue entry by its key, or nothing when there is none. */
  readonly word: (key: string) => string | undefined
  readonly role: (key: string) => string | undefined
  /** A person, a unit, an area, a register or a field, whichever goes by this id. */
  readonly named: (id: string) => string | undefined
  readonly scope: (key: string) => string | undefined
  readonly act: (key: string) => string | undefined
  readonly day: (at: number) => string
}
type Line = readonly [name: string, value: string]

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const isObject = (value: unknown): value is Detail => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands beside an act as names and values somebody can read. An id that names nothing any more is left out. */
export function tellDetail(detail: Detail, words: DetailWords): Line[] {
  const { before, after, ...rest } = detail
  if (isObject(after)) return tellDetail({ ...rest, changed: differing(isObject(before) ? before : {}, after) }, words)
  const lines = Object.entries(rest).map(([key, value]): Line => {
    const handover = key === 'to' && typeof value === 'string'
    return [words.word(`trail.name.${handover ? 'heir' : key}`) ?? key, valueWords(key, value, words)]
  })
  return lines.filter(([, value]) => value !== '')
}

const differing = (before: Detail, after: Detail): string[] =>
  Object.keys(after).filter(key => !['id', 'version'].includes(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]))

function valueWords(key: string, value: unknown, words: DetailWords): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) {
    return key === 'posts' || key === 'rosters'
      ? String(value.length)
      : value
          .map(one => valueWords(key, one, words))
          .filter(Boolean)
          .join(', ')
  }
  if (typeof value === 'number') return value > 1e11 ? words.day(value) : String(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  const said = byKey[key]?.(value, words) ?? words.named(value)
  return said ?? (uuid.test(value) ? '' : value)
}

const byKey: Readonly<Record<string, (value: string, words: DetailWords) => string | undefined>> = {
  way: (value, { word }) => word(`trail.way.${value}`),
  why: (value, { word }) => word(`trail.why.${value}`),
  changed: (value, { word }) => word(`trail.part.${value}`),
  kind: (value, { word }) => word(`admin.place.kind.${value}`),
  role: (value, { role }) => role(value),
  duty: (value, { role }) => role(value),
  scopes: (value, { scope }) => scope(value),
  action: (value, { act }) => act(value),
}
