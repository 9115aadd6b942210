import type { DemandEvery, demandDetail } from '#contract/demands'
import { plainHeading } from '#methods/sheet-columns/index'
import type { Snapshot } from '../directory.ts'

type Beyond = (typeof demandDetail)['_output']['beyond'][number]

/** What is asked for, as far as the list of permitted tables speaks of it. */
interface Asked {
  readonly listed: string | null
  readonly asker: string
  readonly every: DemandEvery
  readonly columns: readonly { readonly title: string }[]
  /** Columns that ask for something personal. */
  readonly personal: number
}

/** From the seldomest to the most frequent. */
const often: readonly DemandEvery[] = ['once', 'year', 'half', 'quarter', 'month', 'week']
const words = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')

/**
 * In which points a demand goes beyond the list of permitted tables: not on it, its permission over, another department,
 * oftener, columns that are not named there, or personal ones, which no list permits by itself. Nothing: it may be handed
 * out without anybody’s approval.
 */
export function beyondList(asked: Asked, snapshot: Pick<Snapshot, 'registers'>, today: string): Beyond[] {
  const personal: Beyond[] = asked.personal > 0 ? ['personal'] : []
  const row = asked.listed === null ? undefined : snapshot.registers.get('demands.permitted')?.get(asked.listed)
  if (!row) return ['unlisted', ...personal]
  const until = words(row.until)
  const fields = words(row.fields).split('\n').map(plainHeading).filter(Boolean)
  const outside = fields.length > 0 && asked.columns.some(({ title }) => !fields.includes(plainHeading(title)))
  return [
    ...(until !== '' && until < today ? (['ended'] as const) : []),
    ...(plainHeading(words(row.asker)) !== plainHeading(asked.asker) ? (['asker'] as const) : []),
    ...(often.indexOf(asked.every) > often.indexOf(row.every as DemandEvery) ? (['often'] as const) : []),
    ...(outside ? (['columns'] as const) : []),
    ...personal,
  ]
}
