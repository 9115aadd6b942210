import { type Asks, type Condition, conditionOf, type Expr } from './expr.ts'
import type { Fields, FieldsData, PublicKeys } from './field.ts'
import type { Role } from './role.ts'
import type { Span } from './span.ts'

/** A number over the entries of a register, with the entries behind it. Always to be had by community as well. */
export interface FigureData {
  readonly title: string
  /** How many; the sum or the mean of a column; the share of entries for which `where` holds. */
  readonly kind: 'tally' | 'sum' | 'average' | 'share'
  /** For `sum` and `average`: the column that is added up. */
  readonly column?: string
  readonly where?: Expr
  readonly by: readonly string[]
  /** What the figure should come to, at least. */
  readonly target?: number
}

/**
 * What makes a register a ledger: entries by the thousand that people keep day by day, each at a place, with somebody who
 * must keep it fresh. The rules an office works by (its catalogue, its rota) are registers without a ledger.
 */
export interface LedgerData {
  /** The column people know an entry by. */
  readonly name: string
  /** The `place` column by which an entry lies in a grid and a community. */
  readonly place?: string
  /** The role that keeps entries fresh, each post at its own place. */
  readonly keeper: string
  /** How long an entry stays fresh once somebody has looked and confirmed it. */
  readonly fresh: Span
  /** What anybody may read in open data and on public maps; nothing when empty. */
  readonly open: readonly string[]
  /** `day` columns: since when and until when the thing itself exists. */
  readonly from?: string
  readonly until?: string
  /** Personal columns stand only inside a service that the person asked for or the law requires: which. */
  readonly service?: string
  readonly figures: Readonly<Record<string, FigureData>>
}

type Columns<C extends Fields> = keyof C & string

interface Figure<C extends Fields> {
  readonly title: string
  readonly kind: FigureData['kind']
  readonly column?: PublicKeys<C>
  readonly where?: (c: Asks<C>) => Condition
  /** Never a personal column: the office counts things, not people. */
  readonly by?: readonly PublicKeys<C>[]
  readonly target?: number
}

/** A ledger with its column names known to the compiler. */
export interface Ledger<C extends Fields> {
  readonly name: Columns<C>
  readonly place?: Columns<C>
  readonly keeper: Role
  readonly fresh: Span
  readonly open?: readonly PublicKeys<C>[]
  readonly from?: Columns<C>
  readonly until?: Columns<C>
  readonly service?: string
  readonly figures?: Readonly<Record<string, Figure<C>>>
}

export const ledgerData = <C extends Fields>({ keeper, open = [], figures = {}, ...rest }: Ledger<C>): LedgerData => ({
  ...rest,
  keeper: keeper.id,
  open,
  figures: Object.fromEntries(
    Object.entries(figures).map(([name, { where, by = [], ...figure }]) => [
      name,
      { ...figure, by, ...(where && { where: conditionOf<C>(where) }) },
    ]),
  ),
})

/** What is wrong with a ledger: columns that are not there or of the wrong kind, and persons where none may stand. */
export function ledgerMistakes(ledger: LedgerData, columns: FieldsData, list: readonly string[]): string[] {
  const kind = (column: string | undefined) => (column === undefined ? undefined : (columns[column]?.kind ?? 'nothing'))
  const personal = Object.entries(columns).flatMap(([key, field]) => (field.personal ? [key] : []))
  const said = (of: readonly string[], where: string) =>
    of.filter(key => personal.includes(key)).map(key => `personal column "${key}" stands in ${where}`)
  const dated = [ledger.from, ledger.until].filter(column => column !== undefined && kind(column) !== 'day')
  return [
    ...(['text', 'note'].includes(kind(ledger.name) ?? '') ? [] : [`entries are named by "${ledger.name}", which is no text`]),
    ...(ledger.place === undefined || kind(ledger.place) === 'place' ? [] : [`"${ledger.place}" is no place`]),
    ...dated.map(column => `"${column}" is no day`),
    ...Object.entries(columns).flatMap(([key, field]) =>
      ['photos', 'checks', 'rows'].includes(field.kind) ? [`entries cannot hold "${key}": ${field.kind}`] : [],
    ),
    ...(personal.length > 0 && !ledger.service ? [`personal columns without a service: ${personal.join(', ')}`] : []),
    ...said(ledger.open, 'what anybody may read'),
    ...said(
      list.filter(key => key !== ledger.name),
      'the list',
    ),
    ...Object.entries(ledger.figures).flatMap(([name, { kind: of, column, by, where }]) => [
      ...(of === 'sum' || of === 'average'
        ? ['count', 'amount'].includes(kind(column) ?? '')
          ? []
          : [`figure "${name}" adds up "${column}", which is no number`]
        : []),
      ...(of === 'share' && !where ? [`figure "${name}" is a share of nothing: it has no condition`] : []),
      ...said([...by, ...(column ? [column] : [])], `figure "${name}"`),
    ]),
  ]
}
