import { expect, test } from 'vitest'
import { guess, type Problem, problemFeatures, propertiesOf } from './problems.ts'

const bare: Problem = {
  code: 'overlap',
  severity: 'warning',
  feature: null,
  detail: null,
  ids: [],
  codes: ['A', 'B'],
  squareMetres: 12,
  where: [109.5, 29],
  polygon: null,
}

test('a problem with ground is drawn as that ground, one without as its point, one without either not at all', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ] as const
  const drawn = problemFeatures([{ ...bare, polygon: [ring] }, bare, { ...bare, where: null }], one => one.codes.join('×'))
  expect(drawn.features.map(one => one.geometry.type)).toEqual(['Polygon', 'Point'])
  expect(drawn.features[1]?.properties).toEqual({ message: 'A×B' })
})

test('the code and name columns of a file are found by their usual names', () => {
  const names = propertiesOf({ features: [{ properties: { OBJECTID: 1, 网格编码: 'x', MC: 'y' } }, null] })
  expect(names).toEqual(['OBJECTID', '网格编码', 'MC'])
  expect(guess(names, /^code$/i, /编码|代码/)).toBe('网格编码')
  expect(propertiesOf('nonsense')).toEqual([])
})
