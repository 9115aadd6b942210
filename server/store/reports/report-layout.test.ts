import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../errors.ts'
import { heldIn, layoutOf } from './report-layout.ts'

const line = { style: 'thin', color: { rgb: '000000' } } as const
const boxed = { border: { top: line, left: line, bottom: line, right: line } }
type Cell = string | number | null
const book = (rows: readonly (readonly Cell[])[], percent = false): Promise<Uint8Array> => {
  const cells = new Map<string, object>()
  for (const [r, row] of rows.entries())
    for (const c of row.keys())
      if (row.length > 1) cells.set(`${r},${c}`, { style: { ...boxed, ...(percent && r > 0 && c > 0 && { numFmt: '0.0%' }) } })
  return writeXlsx({ sheets: [{ name: '表', rows: rows.map(row => [...row]), cells }] } as Parameters<typeof writeXlsx>[0])
}
const codeOf = (work: () => unknown) => {
  try {
    work()
    return 'nothing'
  } catch (error) {
    return error instanceof Fault ? error.code : String(error)
  }
}

describe('the layout kept of a form', () => {
  it('refuses a workbook in which nothing is to be filled', async () => {
    const full = await book([
      ['社区', '网格长'],
      ['甲社区', '钱一一'],
    ])
    expect(codeOf(() => layoutOf(full))).toBe('form-empty')
  })

  it('knows which cells show shares of a hundred', async () => {
    const { slots } = layoutOf(
      await book(
        [
          ['社区', '办结率'],
          ['甲社区', null],
        ],
        true,
      ),
    )
    expect(slots).toMatchObject([{ cell: '0!B2', percent: true }])
  })

  it('reads the numbers of a copy, written as numbers, as text or as a share, and nothing else', async () => {
    const layout = layoutOf(
      await book([
        ['社区', '户数', '办结率', '备注'],
        ['甲社区', null, null, null],
        ['乙社区', null, null, null],
      ]),
    )
    const copy = await book([
      ['社区', '户数', '办结率', '备注'],
      ['甲社区', '１,204', '95.5%', '无'],
      ['乙社区', 12, 0.5, null],
    ])
    expect(heldIn(layout, copy)).toEqual({ '0!B2': 1204, '0!C2': 0.955, '0!B3': 12, '0!C3': 0.5 })
  })
})
