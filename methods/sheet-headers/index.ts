export { type Ask, findHeader, type Header, plainTitle } from './find-header.ts'
export { type FoundTable, findTable, type TableColumn } from './find-table.ts'
export { type RowKind, rowKind } from './row-kinds.ts'
