export type Sort = { readonly column: string; readonly down: boolean }
export type SortValue = string | number | undefined

const byChinese = new Intl.Collator('zh-CN', { numeric: true })

/** Sorted copy; words by pinyin with numbers inside them counted, empty values always last, equal rows in their order. */
export function sortRows<Row>(rows: readonly Row[], value: (row: Row) => SortValue, down: boolean): Row[] {
  const turn = down ? -1 : 1
  return rows.toSorted((a, b) => {
    const [x, y] = [value(a), value(b)]
    if (x === undefined || y === undefined) return x === y ? 0 : x === undefined ? 1 : -1
    return turn * (typeof x === 'number' && typeof y === 'number' ? x - y : byChinese.compare(String(x), String(y)))
  })
}

/** The next sort when a heading is pressed: up, down, then the order the rows came in. */
export function nextSort(sort: Sort | undefined, column: string): Sort | undefined {
  if (sort?.column !== column) return { column, down: false }
  return sort.down ? undefined : { column, down: true }
}
