import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Button } from '../../shell/ui/button.tsx'
import { EmptyState } from '../../shell/ui/empty-state.tsx'
import { ErrorNote } from '../../shell/ui/error-note.tsx'
import { Page } from '../../shell/ui/page.tsx'
import { Skeleton } from '../../shell/ui/skeleton.tsx'
import './print.css'

const MOST = 1000
export const printPage = 200

interface Printed<Row> {
  readonly rows: readonly Row[]
  /** There are more than anybody would carry on paper. */
  readonly more: boolean
}
interface PageOf<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

/** The rows of a list up to a thousand, page by page: what anybody would carry on paper. */
export const usePrinted = <Row,>(
  queryKey: readonly unknown[],
  pageAfter: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>,
  enabled = true,
) =>
  useQuery({
    queryKey: [...queryKey],
    enabled,
    queryFn: async ({ signal }): Promise<Printed<Row>> => {
      const rows: Row[] = []
      for (let cursor: string | undefined; rows.length < MOST; ) {
        const page = await pageAfter(cursor, signal)
        rows.push(...page.rows)
        if (page.next === null) return { rows, more: false }
        cursor = page.next
      }
      return { rows: rows.slice(0, MOST), more: true }
    },
  })

type PrintTableProps<Row extends { readonly id: string }> = {
  title: string
  lead: string
  back: ReactNode
  printed: { readonly data: Printed<Row> | undefined; readonly error: unknown; readonly refetch: () => unknown }
  words: {
    readonly print: string
    readonly none: string
    readonly noneNext: string
    readonly count: (of: Printed<Row>) => string
  }
  heads: readonly (readonly [key: string, title: string])[]
  /** The cells of a row, in the order of the heads. */
  cells: (row: Row) => readonly ReactNode[]
  /** A class for cells of one column. */
  look?: (row: Row, key: string) => string | undefined
}

/** A list as a plain table, to be printed. */
export function PrintTable<Row extends { readonly id: string }>({
  title,
  lead,
  back,
  printed: { data, error, refetch },
  words,
  heads,
  cells,
  look,
}: PrintTableProps<Row>) {
  return (
    <Page
      title={title}
      lead={lead}
      width="full"
      actions={
        <Button look="main" onPress={() => print()} disabled={!data}>
          {words.print}
        </Button>
      }
    >
      <p className="ui-no-print">{back}</p>
      {error ? (
        <ErrorNote error={error} retry={() => refetch()} />
      ) : !data ? (
        <Skeleton lines={9} />
      ) : data.rows.length === 0 ? (
        <EmptyState title={words.none}>{words.noneNext}</EmptyState>
      ) : (
        <>
          <div className="print-scroll">
            <table className="print-table">
              <thead>
                <tr>
                  {heads.map(([key, head]) => (
                    <th key={key} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.rows.map(row => {
                  const said = cells(row)
                  return (
                    <tr key={row.id}>
                      {heads.map(([key], n) => (
                        <td key={key} className={look?.(row, key)}>
                          {said[n]}
                        </td>
                      ))}
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </div>
          <p className="ui-soft">{words.count(data)}</p>
        </>
      )}
    </Page>
  )
}
