import { describe, expect, it } from 'vitest'
import { nextSort, sortRows } from './sort-rows.ts'

describe('rows of a table', () => {
  it('are sorted by pinyin, with numbers inside names counted', () => {
    const names = ['十里社区', '安宁社区', '3号楼', '12号楼', '北门社区']
    expect(sortRows(names, name => name, false)).toEqual(['3号楼', '12号楼', '安宁社区', '北门社区', '十里社区'])
  })

  it('keep empty values last in both directions', () => {
    const rows = [{ due: 2 }, {}, { due: 1 }] as { due?: number }[]
    expect(sortRows(rows, row => row.due, false).map(row => row.due)).toEqual([1, 2, undefined])
    expect(sortRows(rows, row => row.due, true).map(row => row.due)).toEqual([2, 1, undefined])
  })

  it('go up, down, and back to their own order', () => {
    const up = nextSort(undefined, 'due')
    expect(up).toEqual({ column: 'due', down: false })
    const down = nextSort(up, 'due')
    expect(down).toEqual({ column: 'due', down: true })
    expect(nextSort(down, 'due')).toBeUndefined()
    expect(nextSort(down, 'name')).toEqual({ column: 'name', down: false })
  })
})
