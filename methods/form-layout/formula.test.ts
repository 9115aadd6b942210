import { describe, expect, it } from 'vitest'
import { type CellValue, FormulaUnknown, formulaValue } from './index.ts'

const cells: Readonly<Record<string, CellValue>> = { A1: 2, A2: 3, A3: '<5', B1: 10, B2: null, '说明!A1': 7 }
const value = (formula: string) => formulaValue(formula, (sheet, ref) => cells[sheet === null ? ref : `${sheet}!${ref}`] ?? null)

describe('a formula of a form', () => {
  it.each([
    ['SUM(A1:A2)', 5],
    ['SUM(A1:A3,B1)', 15],
    ['A1+A2*2-B2', 8],
    ['$A$1/$B$1', 0.2],
    ['ROUND(A1/A2*100,1)', 66.7],
    ['AVERAGE(A1:A3)', 2.5],
    ['IF(A1>=2,"够","不够")', '够'],
    ['-A1^2', 4],
    ['50%*B1', 5],
    ['\'说明\'!A1&"户"', '7户'],
    ['说明!A1+1', 8],
    ['0.1+0.2', 0.3],
    ['COUNTA(A1:B2)', 3],
  ])('%s', (formula, said) => expect(value(formula)).toBe(said))

  it.each(['A1+A3', 'A1/B2', 'VLOOKUP(A1,A1:B2,2)', 'SUM(A1', 'A1 A2', '', 'SUM(A1:XFD1048576)'])(
    'says that it does not know what %s comes to',
    formula => expect(() => value(formula)).toThrow(FormulaUnknown),
  )
})
