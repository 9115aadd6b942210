import { expect, it } from 'vitest'
import { sumShown } from './sum-shown.ts'

const sheet = [
  ['1', '2.5', '=SUM(A1:B1)'],
  ['1,200', undefined, '<5'],
  ['3', '', ''],
]
const at = (row: number, column: number) => sheet[row]?.[column]

it('adds up what is on the screen, leaving out what is empty', () => {
  expect(sumShown('=SUM(A1:A3)', at)).toBe(1204)
  expect(sumShown('=sum($A$1:$B$1, A3)', at)).toBe(6.5)
  expect(sumShown('=A1+B1', at)).toBe(3.5)
})

it('says nothing of other formulas, of few persons, and of nothing', () => {
  expect(sumShown('=AVERAGE(A1:A3)', at)).toBeNull()
  expect(sumShown('=SUM(C1:C2)', at)).toBeNull()
  expect(sumShown('=SUM(B2:B3)', at)).toBeNull()
  expect(sumShown('=SUM(表2!A1:A3)', at)).toBeNull()
})
