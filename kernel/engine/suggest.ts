/** A row of a first-receiver register: an empty category fits every matter, an empty place the whole street. */
export interface ReceiverRow {
  readonly code: string
  readonly category?: string
  readonly place?: string
  readonly unit: string
}
/** The codes of where a case lies. */
export interface PlaceCodes {
  readonly street?: string | null
  readonly community?: string | null
  readonly grid?: string | null
}
export interface Suggestion {
  readonly unit: string
  /** The row that decided, so that a person can see why and mend it. */
  readonly row: ReceiverRow
}

/** How narrow the row's place is: 3 this grid, 2 this community, 1 this street, 0 anywhere, null elsewhere. */
function narrowness(place: string | undefined, codes: PlaceCodes): number | null {
  if (!place) return 0
  if (place === codes.grid) return 3
  if (place === codes.community) return 2
  return place === codes.street ? 1 : null
}

/**
 * The unit that receives first: of the rows that fit, the one with the longest category, then the narrowest place
 * (grid, community, street, anywhere); equals are decided by the row's code, so the answer never wavers.
 * @param categoryCode the matter's code; a row's category is that code or its beginning
 */
export function suggestUnit(rows: readonly ReceiverRow[], categoryCode: string | null, codes: PlaceCodes): Suggestion | null {
  const fits = rows.flatMap(row => {
    const place = narrowness(row.place, codes)
    return place !== null && (categoryCode ?? '').startsWith(row.category ?? '')
      ? [{ row, place, category: row.category?.length ?? 0 }]
      : []
  })
  const [best] = fits.sort((a, b) => b.category - a.category || b.place - a.place || (a.row.code < b.row.code ? -1 : 1))
  return best ? { unit: best.row.unit, row: best.row } : null
}
